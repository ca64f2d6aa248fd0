package org.talktous.call.mail;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.talktous.base.event.DomainEvent;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.StoredBookings;
import org.talktous.call.host.Hosts;
import org.talktous.call.invitation.Mailto;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.Mail.Fact;
import org.talktous.delivery.mail.Mail.Facts;
import org.talktous.delivery.mail.Mail.Part;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Language;

/** The daily agenda mails to hosts. */
@Singleton
class AgendaMails implements MailSource {
  private static final SkipReason HOST_WANTS_NONE = new SkipReason("host-wants-none");
  private static final SkipReason NO_CALL_LEFT = new SkipReason("no-call-left");

  private static final UUID FIRST = new UUID(0, 0);
  // More than a host can take in a day.
  private static final int MOST = 100;

  private final StoredBookings bookings;
  private final AgendaSentRepository rows;
  private final Hosts hosts;
  private final CallMailSections parts;
  private final AgendaLinks links;
  private final Clock clock;

  AgendaMails(
      StoredBookings bookings,
      AgendaSentRepository rows,
      Hosts hosts,
      CallMailSections parts,
      AgendaLinks links,
      Clock clock) {
    this.bookings = bookings;
    this.rows = rows;
    this.hosts = hosts;
    this.parts = parts;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of(DailyAgendaJob.HOST_AGENDA);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    return List.of("host");
  }

  @Override
  public Written write(Message message, String recipient) {
    var data = message.json();
    var host = hosts.findContact(UUID.fromString(data.path("host").asText())).orElse(null);
    if (host == null || rows.isDeclined(host.id())) {
      return new Unneeded(HOST_WANTS_NONE);
    }
    if (!host.signsIn()) {
      return new Unneeded(CallMails.HOST_DISABLED);
    }
    var zone = ZoneId.of(data.path("zone").asText());
    var calls = calls(host, LocalDate.parse(data.path("date").asText()), zone);
    return calls.isEmpty() ? new Unneeded(NO_CALL_LEFT) : mail(host, calls);
  }

  /** Those of the date that are not over. */
  private List<Booking> calls(Hosts.Contact host, LocalDate date, ZoneId zone) {
    var begins = date.atStartOfDay(zone).toInstant();
    var ends = date.plusDays(1).atStartOfDay(zone).toInstant();
    var now = clock.instant();
    return bookings
        .list(
            begins,
            ends,
            begins.minusNanos(1),
            FIRST,
            Booking.Status.CONFIRMED.wire(),
            null,
            host.id().toString(),
            MOST)
        .stream()
        .filter(call -> now.isBefore(call.endsAt()) && !call.isPending())
        .toList();
  }

  private Mail mail(Hosts.Contact host, List<Booking> calls) {
    var locale = new MailLocale(language(calls), host.zone());
    var messages = locale.messages();
    var first = calls.getFirst().startsAt();
    var all = new ArrayList<Part>();
    for (var call : calls) {
      all.add(new Facts(facts(call, locale)));
      all.addAll(parts.question(call, messages));
    }
    all.add(parts.desk(messages));
    return new Mail(
        new Mailbox(host.name(), host.email()),
        locale.language(),
        messages.count("mail.agenda.subject", calls.size()) + ": " + locale.times().date(first),
        messages.text("mail.agenda.lead", locale.times().fullZone(first)),
        all,
        messages.text("mail.why.agenda"),
        null,
        new Mail.Stop(messages.text("mail.agenda.stop"), links.url(host.id())));
  }

  private List<Fact> facts(Booking call, MailLocale locale) {
    var reader = call.reader();
    var facts = new ArrayList<Fact>();
    var time = locale.times().time(call.startsAt(), call.endsAt());
    facts.add(
        reader.isErased()
            ? Fact.of(time, locale.messages().text("reader.erased"))
            : new Fact(time, reader.name(), Mailto.of(reader.email()).toString()));
    facts.addAll(parts.alsoFor(reader.name(), reader.zone(), call, locale));
    facts.addAll(parts.about(call, locale, true));
    return facts;
  }

  /** That of the articles if they all have the same. */
  private Language language(List<Booking> calls) {
    var languages =
        calls.stream().map(call -> parts.localeOfHost(call).language()).distinct().toList();
    return languages.size() == 1 ? languages.getFirst() : Language.EN;
  }
}
