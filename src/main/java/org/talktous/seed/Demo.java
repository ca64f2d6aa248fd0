package org.talktous.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.annotation.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.talktous.article.ArticleSeeds;
import org.talktous.base.setting.Setting;

/**
 * Demo data: half a year of calls, comments and survey answers, dated from today. Loaded once,
 * after the seeds and the first admin, and only with {@code TALK_DEMO=true}. It sends no mails.
 */
@Context
public class Demo {
  private static final List<String> ARTICLES = List.of("small-states", "price-of-neutrality");

  private static final String QUERIES =
      """
      create temporary table demo_query on commit drop as
      select article, language, kind, topic, body, answer,
        case when exact is not null then
          jsonb_build_object('exact', exact, 'prefix', null, 'suffix', null, 'section', section)
        end as passage
      from jsonb_to_recordset(cast(? as jsonb)) as query (
        article text, language text, kind text, topic text, body text, answer text, section text,
        exact text)
      """;

  private static final String NOW =
      """
      create temporary table demo_now on commit drop as
      select cast(? as timestamptz) as now,
        (select id from staff where role = 'ADMIN' order by created_at limit 1) as staff
      """;

  private final SeedRepository loaded;
  private final ArticleSeeds articles;
  private final JdbcOperations jdbc;
  private final Clock clock;
  private final boolean wanted;

  Demo(
      SeedRepository loaded,
      ArticleSeeds articles,
      JdbcOperations jdbc,
      Clock clock,
      @Property(name = "talk.demo", defaultValue = "false") String wanted) {
    this.loaded = loaded;
    this.articles = articles;
    this.jdbc = jdbc;
    this.clock = clock;
    this.wanted = Setting.flag("TALK_DEMO", wanted);
  }

  public boolean isWanted() {
    return wanted;
  }

  @Transactional
  public void load() {
    if (loaded.mark("demo-history", clock.instant()) == 1) {
      ARTICLES.forEach(slug -> articles.load(slug, Seeds.file("articles/" + slug + ".json")));
      jdbc.execute(this::write);
    }
  }

  private Void write(Connection connection) throws SQLException {
    try (var queries = connection.prepareStatement(QUERIES);
        var now = connection.prepareStatement(NOW);
        var history = connection.createStatement()) {
      queries.setString(1, text("demo/queries.json"));
      queries.execute();
      now.setTimestamp(1, Timestamp.from(clock.instant()));
      now.execute();
      history.execute(text("demo/history.sql"));
      return null;
    }
  }

  private static String text(String name) {
    try (InputStream file = Seeds.file(name)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
