package org.talktous.call.calendar;

import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Value;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.talktous.base.setting.MailFrom;
import org.talktous.call.invitation.FoldedLines;
import org.talktous.call.invitation.HostCall;
import org.talktous.call.invitation.HostCalls;

/**
 * Writes a host's calls as a calendar to subscribe to (RFC 5545, RFC 7986): those of the last 30
 * days and all that are ahead. Cancelled calls are left out: some clients show an event with {@code
 * STATUS:CANCELLED} as busy.
 */
@Singleton
class HostFeed {
  private static final Duration BACK = Duration.ofDays(30);
  private static final String REFRESH = "PT15M";

  private final HostCalls calls;
  private final URI organizer;
  private final Clock clock;

  HostFeed(HostCalls calls, MailFrom from, Clock clock) {
    this.calls = calls;
    this.organizer = URI.create("mailto:" + from.address());
    this.clock = clock;
  }

  /** The file: the same bytes as long as nothing has changed. */
  byte[] of(FeedHost host) {
    var from = clock.instant().minus(BACK);
    return FoldedLines.of(calendar(host, calls.confirmed(host.id(), from)).toString());
  }

  private Calendar calendar(FeedHost host, List<HostCall> calls) {
    var calendar = new Calendar();
    calendar.add(new ProdId("-//Talk to Us//EN"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(ImmutableMethod.PUBLISH);
    calendar.add(new XProperty("X-WR-CALNAME", "Talk to Us · " + host.name()));
    calendar.add(
        new RefreshInterval(new ParameterList(List.of(Value.DURATION)), Duration.parse(REFRESH)));
    calendar.add(new XProperty("X-PUBLISHED-TTL", REFRESH));
    calls.forEach(call -> calendar.add(event(call)));
    return calendar;
  }

  private VEvent event(HostCall call) {
    var event = new VEvent(false);
    event.add(new Uid(call.uid()));
    event.add(new Sequence(call.sequence()));
    event.add(new DtStamp(call.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new LastModified(call.changedAt().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new DtStart<>(call.startsAt()));
    event.add(new DtEnd<>(call.endsAt()));
    event.add(new Organizer(organizer));
    event.add(new Summary(call.reader() + " · " + call.title()));
    event.add(new Description(description(call)));
    event.add(ImmutableStatus.VEVENT_CONFIRMED);
    if (call.joinUrl() != null) {
      event.add(new Location(call.joinUrl()));
    }
    return event;
  }

  /** Data only: the host's language is not known. */
  private static String description(HostCall call) {
    var about = new StringBuilder(call.reader() + " · " + call.reference());
    if (call.question() != null) {
      about.append("\n\n").append(call.question());
    }
    if (call.passage() != null) {
      about.append("\n\n> ").append(call.passage());
    }
    if (call.joinUrl() != null) {
      about.append("\n\n").append(call.joinUrl());
    }
    return about.toString().replace("\r\n", "\n").replace('\r', '\n');
  }
}
