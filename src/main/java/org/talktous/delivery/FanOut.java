package org.talktous.delivery;

import static org.talktous.base.database.SqlArrays.array;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.talktous.base.event.Appended;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.event.EventTypes;

/**
 * Inserts the deliveries of events in the events' transaction, by one statement that reads the
 * current subscriptions: no replica caches them.
 */
@Singleton
class FanOut {
  private static final String INSERT =
      """
      insert into delivery (event_id, channel, target, due_at, created_at)
      select receiver.event_id, receiver.channel, receiver.target, clock.now, clock.now
      from (select cast(? as timestamptz)) as clock (now)
      cross join (
        select event.id, channel, target
        from unnest(?::uuid[], ?::text[]) as event (id, type)
        join subscription on types && array['*', event.type]
        union all
        select id, channel, target
        from unnest(?::uuid[], ?::text[], ?::text[]) as standing (id, channel, target))
        as receiver (event_id, channel, target)
      """;

  private final EventTypes types;
  private final JdbcOperations jdbc;
  private final List<Channel> channels;
  private final Clock clock;

  FanOut(EventTypes types, JdbcOperations jdbc, List<Channel> channels, Clock clock) {
    this.types = types;
    this.jdbc = jdbc;
    this.channels = channels;
    this.clock = clock;
  }

  @EventListener
  void on(Appended appended) {
    var events =
        appended.events().stream().filter(each -> types.isSubscribable(each.type())).toList();
    if (!events.isEmpty()) {
      jdbc.prepareStatement(INSERT, insert -> write(insert, events));
    }
  }

  private record Target(UUID event, String channel, String target) {}

  private int write(PreparedStatement insert, List<DomainEvent> events) throws SQLException {
    var targets = events.stream().flatMap(this::targets).toList();
    insert.setTimestamp(1, Timestamp.from(clock.instant()));
    insert.setArray(2, array(insert, "uuid", events, DomainEvent::id));
    insert.setArray(3, array(insert, "text", events, DomainEvent::type));
    insert.setArray(4, array(insert, "uuid", targets, Target::event));
    insert.setArray(5, array(insert, "text", targets, Target::channel));
    insert.setArray(6, array(insert, "text", targets, Target::target));
    return insert.executeUpdate();
  }

  private Stream<Target> targets(DomainEvent event) {
    return channels.stream()
        .flatMap(
            channel ->
                channel.targets(event).stream()
                    .map(target -> new Target(event.id(), channel.name(), target)));
  }
}
