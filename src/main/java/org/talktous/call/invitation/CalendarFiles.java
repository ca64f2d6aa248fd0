package org.talktous.call.invitation;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.talktous.article.Articles;
import org.talktous.base.setting.MailFrom;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallLinks;
import org.talktous.call.host.Hosts;
import org.talktous.delivery.mail.Invitation;
import org.talktous.delivery.mailbox.ImapSettings;
import org.talktous.web.constraint.Lines;

/**
 * Writes calls as iCalendar (RFC 5545): files for readers to keep, and invitations (RFC 5546) for
 * readers and hosts. The UID stays with the booking and SEQUENCE rises with each change, so that a
 * calendar replaces what it had.
 */
@Singleton
public class CalendarFiles {
  /** What follows a booking's id in its UID, in files, invitations and feeds alike. */
  static final String UID_SUFFIX = "@talk-to-us";

  private final Articles articles;
  private final CallLinks links;
  private final MailFrom from;
  private final ImapSettings mailbox;

  CalendarFiles(Articles articles, CallLinks links, MailFrom from, ImapSettings mailbox) {
    this.articles = articles;
    this.links = links;
    this.from = from;
    this.mailbox = mailbox;
  }

  HttpResponse<byte[]> response(Booking booking) {
    return HttpResponse.ok(written(ImmutableMethod.PUBLISH, readersEvent(booking)))
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"call-" + booking.reference() + ".ics\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /**
   * What the reader's calendar is told.
   *
   * @param isKnown whether the address is confirmed; without that, it is not given a name
   */
  public Invitation forReader(Booking booking, Hosts.Contact host, boolean isKnown) {
    return invitation(
        booking,
        host,
        isKnown ? booking.reader().name() : booking.reader().email(),
        readersEvent(booking));
  }

  /** What the host's calendar is told: without the reader's link, which is the reader's alone. */
  public Invitation forHost(Booking booking, Hosts.Contact host) {
    return invitation(booking, host, booking.reader().name(), hostsEvent(booking));
  }

  private Invitation invitation(Booking booking, Hosts.Contact host, String reader, VEvent event) {
    event.add(attendee(host.name(), host.email()));
    if (!booking.reader().isErased()) {
      event.add(attendee(reader, booking.reader().email()));
    }
    return booking.isCancelled()
        ? new Invitation(Invitation.Method.CANCEL, written(ImmutableMethod.CANCEL, event))
        : new Invitation(Invitation.Method.REQUEST, written(ImmutableMethod.REQUEST, event));
  }

  /**
   * PARTSTAT is ACCEPTED for both; RSVP is asked for only where replies to the service are read.
   */
  private Attendee attendee(String name, String address) {
    var attendee = new Attendee(Mailto.of(address));
    attendee.add(named(name));
    attendee.add(CuType.INDIVIDUAL);
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.ACCEPTED);
    attendee.add(mailbox.hasServer() ? Rsvp.TRUE : Rsvp.FALSE);
    return attendee;
  }

  /** A value of a parameter can hold neither double quotes nor control characters. */
  private static Cn named(String name) {
    return new Cn(name.replace('"', '\'').replaceAll("\\p{Cntrl}+", " "));
  }

  private static byte[] written(Method method, VEvent event) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Talk to Us//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    calendar.add(event);
    return FoldedLines.of(calendar.toString());
  }

  private VEvent readersEvent(Booking booking) {
    var manage = links.manageUrl(booking);
    var event =
        event(
            booking,
            title(booking, booking.reader().locale()),
            booking.host().name() + " · " + booking.reference() + "\n" + manage);
    event.add(new Url(URI.create(manage)));
    return event;
  }

  private VEvent hostsEvent(Booking booking) {
    var about = new StringBuilder(booking.reader().name() + " · " + booking.reference());
    if (booking.question() != null) {
      about.append("\n\n").append(Lines.normalized(booking.question()));
    }
    var language = articles.getTitles(booking.article()).language();
    return event(
        booking, booking.reader().name() + " · " + title(booking, language), about.toString());
  }

  private VEvent event(Booking booking, String title, String description) {
    var event = new VEvent(false);
    event.add(new Uid(booking.id() + UID_SUFFIX));
    event.add(new Sequence(booking.sequence()));
    event.add(new DtStamp(booking.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new LastModified(booking.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new DtStart<>(booking.startsAt()));
    event.add(new DtEnd<>(booking.endsAt()));
    event.add(organizer());
    event.add(new Summary(title));
    event.add(new Description(description));
    event.add(status(booking));
    if (booking.joinUrl() != null) {
      event.add(new Location(booking.joinUrl()));
    }
    return event;
  }

  private Organizer organizer() {
    var organizer = new Organizer(Mailto.of(from.address()));
    organizer.add(named(from.name()));
    return organizer;
  }

  private String title(Booking booking, String language) {
    return articles.getTitles(booking.article()).in(language).title();
  }

  private static Status status(Booking booking) {
    return booking.isCancelled()
        ? ImmutableStatus.VEVENT_CANCELLED
        : ImmutableStatus.VEVENT_CONFIRMED;
  }
}
