package org.talktous.delivery;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.talktous.event.DomainEvent;
import org.talktous.event.EventTypes;

/**
 * Gives each event its deliveries in the event's own transaction: by one statement, which reads the
 * subscriptions as they are, so that no replica can be behind.
 */
@Singleton
class FanOut {
  private static final String INSERT =
      """
      insert into delivery (event_id, channel, target, due_at, created_at)
      select event.id, receiver.channel, receiver.target, event.at, event.at
      from (select cast(? as uuid), cast(? as timestamptz)) as event (id, at)
      cross join (
        select channel, target
        from subscription
        where types && array['*', cast(? as text)]
        union all
        select channel, target
        from unnest(?, ?) as standing (channel, target)) receiver
      """;

  private final JdbcOperations jdbc;
  private final List<Channel> channels;
  private final Clock clock;

  FanOut(JdbcOperations jdbc, List<Channel> channels, Clock clock) {
    this.jdbc = jdbc;
    this.channels = channels;
    this.clock = clock;
  }

  @EventListener
  void on(DomainEvent event) {
    if (!event.type().equals(EventTypes.TEST)) {
      jdbc.prepareStatement(INSERT, insert -> write(insert, event));
    }
  }

  private int write(PreparedStatement insert, DomainEvent event) throws SQLException {
    var names = new ArrayList<String>();
    var targets = new ArrayList<String>();
    for (var channel : channels) {
      for (var target : channel.targets(event)) {
        names.add(channel.name());
        targets.add(target);
      }
    }
    insert.setObject(1, event.id());
    insert.setTimestamp(2, Timestamp.from(clock.instant()));
    insert.setString(3, event.type());
    insert.setArray(4, insert.getConnection().createArrayOf("text", names.toArray()));
    insert.setArray(5, insert.getConnection().createArrayOf("text", targets.toArray()));
    return insert.executeUpdate();
  }
}
