package org.talktous.base.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What the framework's own pool, which serves people, is told beyond its settings. */
final class DefaultPool {
  private static final String NAME = "default";

  private DefaultPool() {}

  /** Has its connections opened as {@link DatabaseSessions}. */
  @Singleton
  static class Sessions implements BeanCreatedEventListener<DatasourceConfiguration> {
    private final DatabaseTimeouts timeouts;

    Sessions(DatabaseTimeouts timeouts) {
      this.timeouts = timeouts;
    }

    @Override
    public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
      var pool = event.getBean();
      pool.setDataSource(
          new DatabaseSessions(pool.getUrl(), driverProperties(pool), timeouts.limits()));
      pool.setConnectionTimeout(timeouts.connection().toMillis());
      pool.setExceptionOverride(new LeaveReadOnly());
      return pool;
    }
  }

  static Properties driverProperties(HikariConfig pool) {
    var properties = new Properties();
    pool.getDataSourceProperties()
        .forEach((name, value) -> properties.setProperty(name.toString(), value.toString()));
    return properties;
  }

  /** Evicts a connection on SQLSTATE 25006: after a failover it may be connected to a standby. */
  static final class LeaveReadOnly implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException e) {
      return DatabaseErrors.READ_ONLY.equals(e.getSQLState())
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
  }

  /** Tells those who wait for a connection whether to go on waiting. */
  @Singleton
  static class Waiting implements BeanCreatedEventListener<DataSource>, Ordered {
    private final DatabaseState state;
    private final DatabaseTimeouts timeouts;

    Waiting(DatabaseState state, DatabaseTimeouts timeouts) {
      this.state = state;
      this.timeouts = timeouts;
    }

    @Override
    public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
      return event.getBean() instanceof HikariDataSource pool
          ? new WaitingDataSource(pool, state, timeouts.turn())
          : event.getBean();
    }

    /** Before the framework wraps it, which makes it join transactions. */
    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  /** Migrations take as long as they take, on connections of their own. */
  @Singleton
  @Named(NAME)
  static class Migrations implements FlywayConfigurationCustomizer {
    private final DatasourceConfiguration pool;

    Migrations(@Named(NAME) DatasourceConfiguration pool) {
      this.pool = pool;
    }

    @Override
    public void customizeFluentConfiguration(FluentConfiguration flyway) {
      var sessions =
          new DatabaseSessions(pool.getUrl(), driverProperties(pool), SessionLimits.NONE);
      sessions.setUser(pool.getUsername());
      sessions.setPassword(pool.getPassword());
      flyway.dataSource(sessions).configuration(MigrationLock.over(sessions));
    }

    @Override
    public String getName() {
      return NAME;
    }
  }
}
