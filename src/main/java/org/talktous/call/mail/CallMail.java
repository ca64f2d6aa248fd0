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
import org.talktous.delivery.mail.Letter;
import org.talktous.delivery.mail.Letter.Action;
import org.talktous.delivery.mail.Letter.Fact;
import org.talktous.delivery.mail.Letter.Facts;
import org.talktous.delivery.mail.Letter.Part;
import org.talktous.delivery.mail.Mailbox;

/** The letters about a call, to its reader and its host. */
@Singleton
class CallMail {
  private final CallMailSections parts;
  private final CalendarFiles calendars;

  CallMail(CallMailSections parts, CalendarFiles calendars) {
    this.parts = parts;
    this.calendars = calendars;
  }

  Letter booked(Booking call, Hosts.Contact host) {
    return toReader("booked", call, host, null, manage(call)).with(calendars.forReader(call, host));
  }

  Letter moved(Booking call, Hosts.Contact host, Instant from) {
    return toReader("moved", call, host, from, manage(call)).with(calendars.forReader(call, host));
  }

  Letter cancelled(Booking call, Hosts.Contact host) {
    var again = parts.again(call, MailLocale.ofReader(call).messages());
    return toReader("cancelled", call, host, null, again).with(calendars.forReader(call, host));
  }

  Letter reminder(Booking call, Hosts.Contact host) {
    return toReader("reminder", call, host, null, manage(call));
  }

  Letter thanks(Booking call, Hosts.Contact host) {
    var survey = parts.survey(call, MailLocale.ofReader(call).messages());
    return toReader("thanks", call, host, null, survey);
  }

  private Action manage(Booking call) {
    return parts.manage(call, MailLocale.ofReader(call).messages());
  }

  Letter bookedToHost(Booking call, Hosts.Contact host) {
    return toHost("booked", call, host, null).with(calendars.forHost(call, host));
  }

  Letter movedToHost(Booking call, Hosts.Contact host, Instant from) {
    return toHost("moved", call, host, from).with(calendars.forHost(call, host));
  }

  Letter cancelledToHost(Booking call, Hosts.Contact host) {
    return toHost("cancelled", call, host, null).with(calendars.forHost(call, host));
  }

  Letter takenOver(Booking call, Hosts.Contact before) {
    return toHost("taken-over", call, before, null).with(calendars.forHost(call, before));
  }

  Letter reminderToHost(Booking call, Hosts.Contact host) {
    return toHost("reminder", call, host, null);
  }

  private Letter toReader(
      String news, Booking call, Hosts.Contact host, @Nullable Instant from, Action action) {
    var voice = MailLocale.ofReader(call);
    var messages = voice.messages();
    boolean isAhead = !call.isCancelled() && call.outcome() == null;
    var facts = when(call, voice, from);
    facts.addAll(1, parts.alsoFor(host.name(), host.zone(), call, voice));
    facts.add(Fact.of(messages.text("mine.with"), host.name()));
    facts.addAll(parts.about(call, voice, isAhead));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    if (isAhead) {
      all.addAll(parts.question(call, messages));
    }
    if (from != null || call.isCancelled()) {
      all.addAll(parts.reason(call, messages));
    }
    all.add(action);
    var key = "mail.reader." + news;
    return new Letter(
        new Mailbox(call.reader().name(), call.reader().email()),
        voice.language(),
        messages.text(key + ".subject", voice.moment(call.startsAt())),
        messages.text(key + ".lead", host.name()),
        all,
        messages.text("mail.why.reader"),
        null,
        null);
  }

  private Letter toHost(String news, Booking call, Hosts.Contact host, @Nullable Instant from) {
    var voice = parts.voiceOfHost(call);
    var messages = voice.messages();
    var reader = call.reader();
    var facts = when(call, voice, from);
    facts.addAll(1, parts.alsoFor(reader.name(), reader.zone(), call, voice));
    facts.add(
        new Fact(messages.text("mine.with"), reader.name(), Mailto.of(reader.email()).toString()));
    facts.addAll(parts.about(call, voice, !call.isCancelled()));
    var all = new ArrayList<Part>(List.of(new Facts(facts)));
    all.addAll(parts.question(call, messages));
    if (from != null || call.isCancelled()) {
      all.addAll(parts.reason(call, messages));
    }
    all.add(parts.desk(messages));
    var key = "mail.host." + news;
    return new Letter(
        new Mailbox(host.name(), host.email()),
        voice.language(),
        messages.text(key + ".subject", reader.name(), voice.moment(call.startsAt())),
        messages.text(key + ".lead", reader.name()),
        all,
        messages.text("mail.why.host"),
        null,
        null);
  }

  private static List<Fact> when(Booking call, MailLocale voice, @Nullable Instant from) {
    var messages = voice.messages();
    var facts = new ArrayList<Fact>();
    facts.add(Fact.of(messages.text("mail.when"), voice.inFull(call)));
    if (from != null) {
      facts.add(Fact.of(messages.text("mail.when.before"), voice.moment(from)));
    }
    return facts;
  }
}
