package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.call.booking.Booking;
import org.talktous.call.host.Hosts;
import org.talktous.call.invitation.CalendarFiles;
import org.talktous.call.invitation.Mailto;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Action;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.Mailbox;

/** The mails about a call, to its reader and its host. */
@Singleton
class CallMail {
  private final CallMailSections parts;
  private final CalendarFiles calendars;
  private final CallReplies replies;
  private final FollowUps followUps;

  CallMail(
      CallMailSections parts, CalendarFiles calendars, CallReplies replies, FollowUps followUps) {
    this.parts = parts;
    this.calendars = calendars;
    this.replies = replies;
    this.followUps = followUps;
  }

  Mail booked(Booking call, Hosts.Contact host) {
    return toReader("booked", call, host, null, manage(call)).with(calendars.forReader(call, host));
  }

  Mail moved(Booking call, Hosts.Contact host, Instant from) {
    return toReader("moved", call, host, from, manage(call)).with(calendars.forReader(call, host));
  }

  Mail handedOver(Booking call, Hosts.Contact host) {
    return toReader("handed-over", call, host, null, manage(call))
        .with(calendars.forReader(call, host));
  }

  Mail cancelled(Booking call, Hosts.Contact host) {
    var bookAnother = parts.bookAnother(call, MailLocale.ofReader(call).messages());
    return toReader("cancelled", call, host, null, bookAnother)
        .with(calendars.forReader(call, host));
  }

  Mail reminder(Booking call, Hosts.Contact host) {
    return toReader("reminder", call, host, null, manage(call));
  }

  Mail thanks(Booking call, Hosts.Contact host) {
    var messages = MailLocale.ofReader(call).messages();
    return toReader("thanks", call, host, null, parts.survey(call, messages))
        .with(new Mail.Stop(messages.text("mail.follow-up.stop"), followUps.url(call)));
  }

  private Action manage(Booking call) {
    return parts.manage(call, MailLocale.ofReader(call).messages());
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
      String news, Booking call, Hosts.Contact host, @Nullable Instant from, Action action) {
    var locale = MailLocale.ofReader(call);
    var messages = locale.messages();
    boolean isAhead = !call.isCancelled() && call.outcome() == null;
    var facts = when(call, locale, from);
    facts.addAll(1, parts.alsoFor(host.name(), host.zone(), call, locale));
    facts.add(Fact.of(messages.text("mine.with"), host.name()));
    facts.addAll(parts.about(call, locale, isAhead));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    if (isAhead) {
      all.addAll(parts.question(call, messages));
    }
    if (from != null || call.isCancelled()) {
      all.addAll(parts.reason(call, messages));
    }
    all.add(action);
    var key = "mail.reader." + news;
    return new Mail(
        new Mailbox(call.reader().name(), call.reader().email()),
        locale.language(),
        messages.text(key + ".subject", locale.moment(call.startsAt())),
        messages.text(key + ".lead", host.name()),
        all,
        messages.text("mail.why.reader"),
        null,
        null,
        replies.ofReader(call, host));
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
    facts.addAll(parts.about(call, locale, !call.isCancelled()));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    all.addAll(parts.question(call, messages));
    if (from != null || call.isCancelled()) {
      all.addAll(parts.reason(call, messages));
    }
    all.add(parts.desk(messages));
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
