package org.talktous.bench.load.bare;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.annotation.Connectable;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;

/** The least that an endpoint on the database can do: one indexed select, one JSON object. */
@Requires(property = "bench.bare") // in tests this class is only one of many
@Controller("/bench/bare/{slug}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class BareController {
  private final JdbcOperations jdbc;

  BareController(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  @Get
  @Connectable
  Map<String, String> title(String slug) {
    return jdbc.prepareStatement(
        """
        select t.title
        from article a
        join article_text t on t.article_id = a.id and t.language = a.language
        where a.slug = ?
        """,
        select -> {
          select.setString(1, slug);
          try (var rows = select.executeQuery()) {
            rows.next();
            return Map.of("title", rows.getString(1));
          }
        });
  }
}
