package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What was written before runs of empty lines were folded is folded by the migration V21. */
@ServiceTest
class FoldedTextsTest {
  private static final String RUNS =
      "One.\n\n \n\u00a0\t\r\n\u2028  Two.\nThree." + "\n".repeat(3_000);
  private static final String FOLDED = "One.\n\n  Two.\nThree.\n\n";
  private static final Path MIGRATION = Path.of("db/migration/V21__texts_folded.sql");

  private final TalkToUs talk;

  FoldedTextsTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void whatWasStoredBeforeIsFolded() throws IOException {
    var article =
        talk.given()
            .article()
            .with("highlights", List.of("a", "b"))
            .with("sections", List.of(section("a"), section("b")))
            .withHost("UTC", "daily 09:00-18:00");
    var call = talk.reader().books(article, "2026-11-24T10:00:00Z");
    talk.api()
        .post(
            "/api/v1/articles/" + article.slug() + "/comments",
            Fields.NONE.with("kind", "question").with("body", "Why?"))
        .with(201);
    var sql = talk.sql();
    var slug = article.slug();
    sql.run(
        """
        update booking set question = ?, notes = ?, cancellation_reason = ?, moving_reason = ?
        where reference = ?
        """,
        RUNS,
        RUNS,
        RUNS,
        "As it is.\n\nYes.",
        call.reference());
    sql.run(
        """
        update reader_query set body = ?, prompt = ?
        where article_id = (select id from article where slug = ?)
        """,
        RUNS,
        RUNS,
        slug);
    sql.run(
        """
        update article_text
        set abstract = ?, summary = ?, highlights = array['a', ?], sections =
          jsonb_set(sections, '{1,text}', to_jsonb(?::text))
        where article_id = (select id from article where slug = ?)
        """,
        RUNS,
        RUNS,
        RUNS,
        RUNS,
        slug);

    sql.run(Files.readString(MIGRATION));

    assertThat(
            sql.rows(
                    """
                    select question, notes, cancellation_reason, moving_reason from booking
                    where reference = ?
                    """,
                    call.reference())
                .getFirst()
                .values())
        .containsExactlyInAnyOrder(FOLDED, FOLDED, FOLDED, "As it is.\n\nYes.");
    assertThat(
            sql.rows(
                    """
                    select q.body, q.prompt, t.abstract, t.summary, t.highlights[2] as highlight,
                      t.sections #>> '{1,text}' as section
                    from article a
                    join reader_query q on q.article_id = a.id
                    join article_text t on t.article_id = a.id
                    where a.slug = ?
                    """,
                    slug)
                .getFirst()
                .values())
        .hasSize(6)
        .containsOnly(FOLDED);
  }

  private static Map<String, Object> section(String id) {
    return Map.of("id", id, "title", id, "text", "Text of " + id + ".");
  }
}
