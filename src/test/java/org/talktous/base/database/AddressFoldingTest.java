package org.talktous.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.web.constraint.FoldedEmail;

/** What replicas of the release before write and look up while this one has begun. */
@ServiceTest
class AddressFoldingTest {
  private final TalkToUs talk = TalkToUs.with(Map.of("talk.retention", "P40D"));
  private final Sql sql = talk.sql();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  private Object foldedOfReader(String email) {
    return sql.value("select reader_folded_email from booking where reader_email = ?", email);
  }

  @Test
  void addressesOfOtherLettersThanAsciiAreFoldedAfterwards() {
    var staff = "J\u00dcRGEN@B\u00dcCHER.example";
    var account = talk.given().host("UTC").account();
    var reader = "\u0410\u043d\u043d\u0430@\u041f\u041e\u0427\u0422\u0410.\u0440\u0444";
    var call = talk.reader().books(article, article.slotsOn("2026-11-24").getFirst());
    sql.run("update staff set email = ? where email = ?", staff, account);
    sql.run(
        "update booking set reader_email = ? where reference = ?",
        reader,
        call.booked().text("/reference"));
    assertThat(foldedOfReader(reader)).isNotEqualTo(FoldedEmail.of(reader));
    talk.api().post("/api/v1/sessions", credentials(staff)).with(401);

    var folding = talk.bean(AddressFolding.class);
    folding.run();
    folding.run();

    assertThat(foldedOfReader(reader)).isEqualTo(FoldedEmail.of(reader));
    talk.api().post("/api/v1/sessions", credentials(staff)).with(201);
    assertThat(
            talk.desk()
                .get("/api/v1/admin/readers/" + encoded(reader) + "/export")
                .with(200)
                .items("/bookings"))
        .hasSize(1);
  }

  @Test
  void anAddressThatAnotherRowHasInAnotherSpellingStaysAsItIs() {
    var one = talk.given().host("UTC").account();
    var other = talk.given().host("UTC").account();
    sql.run("update staff set email = 'mira@letters.example' where email = ?", one);
    sql.run("update staff set email = '\uff4dira@letters.example' where email = ?", other);

    talk.bean(AddressFolding.class).run();

    assertThat(
            sql.count(
                "select count(*) from staff where folded_email = ?",
                FoldedEmail.of("mira@letters.example")))
        .isEqualTo(1);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Fields credentials(String email) {
    return Fields.NONE.with("email", email).with("password", TalkToUs.PASSWORD);
  }

  /** The statement by which it puts readers on the wait list, and the indexes it looks up by. */
  @Test
  void theReleaseBeforeFindsWhatItNames() {
    for (int i = 0; i < 2; i++) {
      sql.run(
          """
          insert into waitlist_entry as w
            (id, article_id, email, zone, locale, consented_at, since, expires_at)
          select gen_random_uuid(), id, 'Old@Release.example', 'UTC', 'en', now(), now(), now()
          from article
          where slug = ?
          on conflict (article_id, lower(email)) do update
          set zone = excluded.zone
          """,
          article.slug());
    }

    assertThat(
            sql.value(
                "select folded_email from waitlist_entry where email = 'Old@Release.example'"))
        .isEqualTo("old@release.example");
    assertThat(
            sql.rows(
                """
                select indexname::text as name
                from pg_indexes
                where indexname in ('staff_email_key', 'waitlist_entry_by_mailbox',
                  'booking_by_mailbox', 'reader_query_by_mailbox')
                  and indexdef like '%lower(%'
                """))
        .hasSize(4);
  }
}
