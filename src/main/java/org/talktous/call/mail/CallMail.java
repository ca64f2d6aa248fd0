package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallPersonalData;
import org.talktous.call.confirmation.DisownedCalls;
import org.talktous.call.confirmation.MailedCallLinks;
import org.talktous.call.host.Hosts;
import org.talktous.call.invitation.CalendarFiles;
import org.talktous.call.invitation.Mailto;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.recipient.NotMeLinks;

/** The mails about a call, to its reader and its host. */
@Singleton
class CallMail {
  /** Of mails to hosts, those that want them to look at the desk, whether or not they can join. */
  private static final Set<String> ASKING = Set.of("cancelled", "proposed", "unreachable");

  /** What the reader must know in time. */
  private static final Set<String> URGENT =
      Set.of("held", "moved", "handed-over", "cancelled", "reminder");

  private final CallMailSections parts;
  private final CalendarFiles calendars;
  private final CallReplies replies;
  private final FollowUps followUps;
  private final MailedCallLinks links;
  private final NotMeLinks notMe;

  CallMail(
      CallMailSections parts,
      CalendarFiles calendars,
      CallReplies replies,
      FollowUps followUps,
      MailedCallLinks links,
      NotMeLinks notMe) {
    this.parts = parts;
    this.calendars = calendars;
    this.replies = replies;
    this.followUps = followUps;
    this.links = links;
    this.notMe = notMe;
  }

  Mail booked(Booking call, Hosts.Contact host) {
    return toReader("booked", call, host, null, toJoin(call))
        .with(calendars.forReader(call, host, isKnown(call)));
  }

  /** To confirm a call that waits for it; there is nothing for a calendar yet. */
  Mail held(Booking call, Hosts.Contact host) {
    var action = parts.confirm(call, MailLocale.ofReader(call).messages());
    return toReader("held", call, host, null, List.of(action));
  }

  private boolean isKnown(Booking call) {
    return links.isConfirmed(call);
  }

  Mail moved(Booking call, Hosts.Contact host, Instant from) {
    return toReader("moved", call, host, from, toJoin(call))
        .with(calendars.forReader(call, host, isKnown(call)));
  }

  Mail handedOver(Booking call, Hosts.Contact host) {
    return toReader("handed-over", call, host, null, toJoin(call))
        .with(calendars.forReader(call, host, isKnown(call)));
  }

  Mail cancelled(Booking call, Hosts.Contact host) {
    var bookAnother = parts.bookAnother(call, MailLocale.ofReader(call).messages());
    return toReader("cancelled", call, host, null, List.of(bookAnother))
        .with(calendars.forReader(call, host, isKnown(call)));
  }

  Mail reminder(Booking call, Hosts.Contact host) {
    return toReader("reminder", call, host, null, toJoin(call));
  }

  Mail thanks(Booking call, Hosts.Contact host) {
    var messages = MailLocale.ofReader(call).messages();
    return toReader("thanks", call, host, null, List.of(parts.survey(call, messages)))
        .with(new Mail.Stop(messages.text("mail.follow-up.stop"), followUps.url(call)));
  }

  private List<Action> toJoin(Booking call) {
    var messages = MailLocale.ofReader(call).messages();
    return parts.join(call, parts.manage(call, messages), messages);
  }

  Mail bookedToHost(Booking call, Hosts.Contact host) {
    return toHost("booked", call, host, null).with(calendars.forHost(call, host));
  }

  Mail movedToHost(Booking call, Hosts.Contact host, Instant from) {
    return toHost("moved", call, host, from).with(calendars.forHost(call, host));
  }

  Mail cancelledToHost(Booking call, Hosts.Contact host) {
    return toHost("cancelled", call, host, null).with(calendars.forHost(call, host));
  }

  Mail handedOverToHost(Booking call, Hosts.Contact host) {
    return toHost("handed-over", call, host, null).with(calendars.forHost(call, host));
  }

  Mail readdressedToHost(Booking call, Hosts.Contact host) {
    return toHost("readdressed", call, host, null).with(calendars.forHost(call, host));
  }

  /** To the host before, of a call that went to another with its time. */
  Mail handedOverFromHost(Booking call, Hosts.Contact before) {
    return noLongerYours("handed-on", call, before);
  }

  /** To the host before, of a call that went to another as it was moved. */
  Mail takenOver(Booking call, Hosts.Contact before) {
    return noLongerYours("taken-over", call, before);
  }

  /** Answers go past the service: who takes the call no longer has no part in its thread. */
  private Mail noLongerYours(String news, Booking call, Hosts.Contact before) {
    return toHost(news, call, before, null, "mail.why.previous-host")
        .answeredBy(replies.ofPreviousHost(call))
        .with(calendars.forHost(call, before));
  }

  /** That the reader would like another start; null where their calendar names none. */
  Mail proposedToHost(Booking call, Hosts.Contact host, @Nullable Instant proposed) {
    var mail = toHost("proposed", call, host, null);
    return proposed == null
        ? mail
        : mail.withFirst(parts.proposal(proposed, parts.localeOfHost(call)));
  }

  /** That the reader gets no mail; nor would they get an answer to this one. */
  Mail unreachableToHost(Booking call, Hosts.Contact host) {
    return toHost("unreachable", call, host, null).unanswered();
  }

  Mail reminderToHost(Booking call, Hosts.Contact host) {
    return toHost("reminder", call, host, null);
  }

  private Mail toReader(
      String news, Booking call, Hosts.Contact host, @Nullable Instant from, List<Action> actions) {
    var locale = MailLocale.ofReader(call);
    var messages = locale.messages();
    boolean isAhead = !call.isCancelled() && call.outcome() == null;
    // Until the address is confirmed, the mail repeats nothing that was typed with it.
    boolean isKnown = isKnown(call);
    var facts = when(call, locale, from);
    facts.addAll(1, parts.alsoFor(host.name(), host.zone(), call, locale));
    facts.add(Fact.of(messages.text("mine.with"), host.name()));
    facts.addAll(parts.about(call, locale, isAhead && actions.size() == 1));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    if (isAhead && isKnown) {
      all.addAll(parts.question(call, messages));
    }
    // Only staff say why they move a call; why it is cancelled its reader may have typed.
    if (call.isCancelled() ? isKnown : from != null) {
      all.addAll(parts.reason(call, messages));
    }
    all.addAll(actions);
    if (!isKnown) {
      all.add(notMe.part(DisownedCalls.NOT_ME, call.linkId(), call.reader().email(), messages));
    }
    var key = "mail.reader." + news;
    var brief =
        new Mail.Brief(
            CallPersonalData.record(call).subject(),
            links.manageUrl(call),
            URGENT.contains(news),
            new Mail.Brief.NotMe(DisownedCalls.NOT_ME, call.linkId()));
    return new Mail(
        new Mailbox(isKnown ? call.reader().name() : null, call.reader().email()),
        locale.language(),
        messages.text(key + ".subject", locale.moment(call.startsAt())),
        messages.text(key + ".lead", host.name()),
        all,
        messages.text(isKnown ? "mail.why.reader" : "mail.why.unknown"),
        null,
        null,
        replies.ofReader(call, host),
        brief);
  }

  private Mail toHost(String news, Booking call, Hosts.Contact host, @Nullable Instant from) {
    return toHost(news, call, host, from, "mail.why.host");
  }

  private Mail toHost(
      String news, Booking call, Hosts.Contact host, @Nullable Instant from, String why) {
    var locale = parts.localeOfHost(call);
    var messages = locale.messages();
    var reader = call.reader();
    var name = reader.isErased() ? messages.text("reader.erased") : reader.name();
    var facts = when(call, locale, from);
    facts.addAll(1, parts.alsoFor(name, reader.zone(), call, locale));
    facts.add(
        reader.isErased()
            ? Fact.of(messages.text("mine.with"), name)
            : new Fact(messages.text("mine.with"), name, Mailto.of(reader.email()).toString()));
    var actions =
        ASKING.contains(news)
            ? List.of(parts.desk(messages))
            : parts.join(call, parts.desk(messages), messages);
    facts.addAll(parts.about(call, locale, !call.isCancelled() && actions.size() == 1));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    all.addAll(parts.question(call, messages));
    if (from != null || call.isCancelled()) {
      all.addAll(parts.reason(call, messages));
    }
    all.addAll(actions);
    var key = "mail.host." + news;
    return new Mail(
        new Mailbox(host.name(), host.email()),
        locale.language(),
        messages.text(key + ".subject", name, locale.moment(call.startsAt())),
        messages.text(key + ".lead", name),
        all,
        messages.text(why),
        null,
        null,
        replies.ofHost(call));
  }

  private static List<Fact> when(Booking call, MailLocale locale, @Nullable Instant from) {
    var messages = locale.messages();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of(messages.text("mail.when"), locale.inFull(call)));
    if (from != null) {
      facts.add(Fact.of(messages.text("mail.when.before"), locale.moment(from)));
    }
    return facts;
  }
}
