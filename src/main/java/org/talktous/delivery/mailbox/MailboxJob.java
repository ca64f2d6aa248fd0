package org.talktous.delivery.mailbox;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.DatabaseErrors;

/**
 * Reads what is new in the mailbox, in the order of its UIDs, one replica at a time. A mail counts
 * as read when its transaction is committed; whatever fails before that is read again. Mails stay
 * in the mailbox: what the service has dealt with is marked as seen.
 */
@Factory
class MailboxJob {
  private static final Logger LOG = LoggerFactory.getLogger(MailboxJob.class);

  private static final String INBOX = "INBOX";
  // Of a mail, so much is fetched: texts come first, attachments after them.
  private static final int LARGEST = 1024 * 1024;
  // In a turn, so that one is never long overdue; the rest is for the next.
  private static final int MOST = 200;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 5;

  private final ImapSettings settings;
  private final ReceivedMailRepository rows;
  private final Intake intake;
  private final Clock clock;

  MailboxJob(ImapSettings settings, ReceivedMailRepository rows, Intake intake, Clock clock) {
    this.settings = settings;
    this.rows = rows;
    this.intake = intake;
    this.clock = clock;
  }

  @Singleton
  RecurringTask<Void> task(@Property(name = "talk.mail.imap.check") String schedule) {
    return Tasks.recurring(
            "mailbox", Schedules.parseSchedule(settings.hasServer() ? schedule : "-"))
        .execute((instance, context) -> read());
  }

  /** Reads what is new; says how many mails were taken. */
  int read() {
    try (var store = Session.getInstance(settings.properties()).getStore(settings.protocol())) {
      store.connect(settings.host(), settings.port(), settings.username(), settings.password());
      return read(store);
    } catch (MessagingException | IOException e) {
      // The next turn begins where this one has ended.
      LOG.warn("The mailbox could not be read: {}", ImapCheck.reason(e));
      return 0;
    }
  }

  private int read(Store store) throws MessagingException, IOException {
    var folder = (IMAPFolder) store.getFolder(INBOX);
    folder.open(Folder.READ_WRITE);
    try {
      return read(folder);
    } finally {
      if (folder.isOpen()) {
        folder.close(false);
      }
    }
  }

  private int read(IMAPFolder folder) throws MessagingException, IOException {
    var mailbox = settings.username() + "@" + settings.host();
    long validity = folder.getUIDValidity();
    var position = rows.begin(mailbox, validity);
    long until = System.nanoTime() + LONGEST.toNanos();
    int taken = 0;
    for (var message : after(folder, position.uid())) {
      long uid = folder.getUID(message);
      if (System.nanoTime() > until) {
        break;
      }
      byte[] mail;
      try {
        mail = content(message);
      } catch (MessageRemovedException removed) {
        continue;
      } catch (MessagingException | IOException e) {
        if (isPassed(e, mailbox, validity, uid)) {
          continue;
        }
        throw e;
      }
      if (!isTaken(message, mail, mailbox, validity, uid)) {
        break;
      }
      taken++;
    }
    return taken;
  }

  /** The first of the new messages. A range up to the last UID holds that one in any case. */
  private static List<Message> after(IMAPFolder folder, long uid) throws MessagingException {
    var all = folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID);
    var uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(all, uids);
    var later = new ArrayList<Message>();
    for (var each : Arrays.asList(all)) {
      if (folder.getUID(each) > uid && later.size() < MOST) {
        later.add(each);
      }
    }
    return later;
  }

  private static byte[] content(Message message) throws MessagingException, IOException {
    try (var content = ((IMAPMessage) message).getMimeStream()) {
      return content.readNBytes(LARGEST);
    }
  }

  /** Whether the server has failed to hand out a mail so often that it is stepped over. */
  private boolean isPassed(Exception reason, String mailbox, long validity, long uid) {
    rows.failed(mailbox);
    if (rows.begin(mailbox, validity).attempts() < ATTEMPTS) {
      return false;
    }
    LOG.error(
        "Mail {} of the mailbox is stepped over, since its server does not hand it out: {}",
        uid,
        ImapCheck.reason(reason));
    intake.pass(mailbox, validity, uid);
    return true;
  }

  /** When the server got a mail; now, if it does not say, as of one whose head it cannot read. */
  private Instant receivedAt(Message message) {
    try {
      var received = message.getReceivedDate();
      return received == null ? clock.instant() : received.toInstant();
    } catch (MessagingException unsaid) {
      return clock.instant();
    }
  }

  private boolean isTaken(Message message, byte[] mail, String mailbox, long validity, long uid)
      throws MessagingException {
    try {
      var result = intake.take(mail, receivedAt(message), mailbox, validity, uid);
      if (result.filter(each -> !each.isForPeople()).isPresent()) {
        message.setFlag(Flags.Flag.SEEN, true);
      }
      return true;
    } catch (RuntimeException e) {
      if (DatabaseErrors.isOutage(e)) {
        throw e;
      }
      return isGivenUp(e, mail, mailbox, validity, uid);
    }
  }

  /** A mail that cannot be handled must not keep the others waiting for ever. */
  private boolean isGivenUp(
      RuntimeException reason, byte[] mail, String mailbox, long validity, long uid) {
    LOG.warn("Mail {} of the mailbox could not be handled: {}", uid, reason.getClass().getName());
    rows.failed(mailbox);
    if (rows.begin(mailbox, validity).attempts() < ATTEMPTS) {
      return false;
    }
    intake.giveUp(mail, mailbox, validity, uid);
    return true;
  }
}
