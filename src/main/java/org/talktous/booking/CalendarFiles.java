package org.talktous.booking;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
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
import org.talktous.setting.MailFrom;

/**
 * Writes calls as iCalendar files (RFC 5545) for readers to keep. The UID stays with the booking
 * and SEQUENCE rises with each change, so that a calendar replaces what it had.
 */
@Singleton
class CalendarFiles {
  private final Articles articles;
  private final CallLinks links;
  private final URI organizer;

  CalendarFiles(Articles articles, CallLinks links, MailFrom from) {
    this.articles = articles;
    this.links = links;
    this.organizer = URI.create("mailto:" + from.address());
  }

  HttpResponse<byte[]> response(Booking booking) {
    return HttpResponse.ok(FoldedLines.of(calendar(booking).toString()))
        .header(HttpHeaders.CONTENT_TYPE, "text/calendar; charset=utf-8; method=PUBLISH")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"call-" + booking.reference() + ".ics\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private Calendar calendar(Booking booking) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Talk to Us//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(ImmutableMethod.PUBLISH);
    calendar.add(event(booking));
    return calendar;
  }

  private VEvent event(Booking booking) {
    var event = new VEvent(false);
    event.add(new Uid(booking.id() + "@talk-to-us"));
    event.add(new Sequence(booking.sequence()));
    event.add(new DtStamp(booking.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new LastModified(booking.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new DtStart<>(booking.startsAt()));
    event.add(new DtEnd<>(booking.endsAt()));
    event.add(new Organizer(organizer));
    event.add(new Summary(title(booking)));
    event.add(new Description(description(booking)));
    event.add(new Url(URI.create(links.manageUrl(booking))));
    event.add(status(booking));
    if (booking.host().joinUrl() != null) {
      event.add(new Location(booking.host().joinUrl()));
    }
    return event;
  }

  private String title(Booking booking) {
    return articles.get(booking.article()).in(booking.reader().locale()).title();
  }

  private String description(Booking booking) {
    return booking.host().name() + " · " + booking.reference() + "\n" + links.manageUrl(booking);
  }

  private static Status status(Booking booking) {
    return booking.isCancelled()
        ? ImmutableStatus.VEVENT_CANCELLED
        : ImmutableStatus.VEVENT_CONFIRMED;
  }
}
