package org.talktous.call.booking;

import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.call.holding.CallHoldings;
import org.talktous.web.constraint.FoldedEmail;
import org.talktous.web.problem.ChangedMeanwhile;

/**
 * What calls hold of their readers. A call that is still ahead is cancelled before its reader is
 * erased; what is left of calls are their times, hosts and outcomes.
 */
@Singleton
public class CallPersonalData implements PersonalData {
  /** Of records, as the subjects of the events name calls. */
  public static final String KIND = "bookings";

  private final BookingRepository rows;
  private final CallChanges changes;
  private final CallHoldings holdings;
  private final JsonRows json;
  private final Clock clock;

  CallPersonalData(
      BookingRepository rows,
      CallChanges changes,
      CallHoldings holdings,
      JsonRows json,
      Clock clock) {
    this.rows = rows;
    this.changes = changes;
    this.holdings = holdings;
    this.json = json;
    this.clock = clock;
  }

  public static HeldRecord record(Booking call) {
    return new HeldRecord(KIND, call.id(), call.reference());
  }

  /** Forgets what the reader asked, in the caller's transaction: they took it back. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void forgetQuestion(UUID booking) {
    rows.forgetQuestion(booking);
  }

  @Override
  public Set<String> tables() {
    return Set.of("booking", "call_hold");
  }

  @Override
  public DataSubject follow(DataSubject reader) {
    var address = reader.address();
    var found =
        Stream.concat(
                rows.personal(reader.ids(KIND)).stream(),
                address == null ? Stream.of() : rows.personalOf(FoldedEmail.of(address)).stream())
            .toList();
    return reader.with(
        found.stream().map(BookingRepository.Personal::record).toList(),
        found.stream().flatMap(each -> Stream.of(each.readerName(), each.readerEmail())).toList());
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    var calls = reader.ids(KIND);
    return Map.of(
        "bookings", json.read(rows.exported(calls)),
        "callsHeld", json.read(holdings.exported(calls)));
  }

  @Override
  public void end(DataSubject reader) {
    for (var id : reader.ids(KIND)) {
      var call = changes.get(UUID.fromString(id));
      if (call.isCancellable(clock.instant())) {
        changes.cancel(call.id(), null);
      }
    }
  }

  /** A call that was moved since it was found over is ended first. */
  @Override
  public void erase(DataSubject reader, Instant now) {
    var calls = reader.ids(KIND);
    if (!rows.lockThoseAhead(calls, now).isEmpty()) {
      throw new ChangedMeanwhile();
    }
    rows.erase(calls, now);
    holdings.forget(calls);
  }

  @Override
  public boolean has(String foldedAddress) {
    return rows.has(foldedAddress);
  }

  @Override
  public List<Due> due(Instant before, Instant after, UUID afterId, int limit) {
    return rows.personalBefore(before, after, afterId, limit).stream()
        .map(each -> new Due(each.record(), each.at()))
        .toList();
  }
}
