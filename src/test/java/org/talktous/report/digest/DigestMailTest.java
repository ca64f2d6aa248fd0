package org.talktous.report.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.report.Asked;
import org.talktous.report.ReportFixture;
import org.talktous.testing.Concurrently;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.web.page.Language;

/** Admins who want it get the week's figures on WeeklyDigestJob at seven. */
@ServiceTest
class DigestMailTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final String email = "admin-" + UUID.randomUUID() + "@example.org";
  private final UUID admin = admin();

  private UUID admin() {
    return (UUID)
        talk.sql()
            .value(
                """
                insert into staff (id, email, password_hash, role, created_at)
                values (gen_random_uuid(), ?, 'x', 'ADMIN', now())
                returning id
                """,
                email);
  }

  private void wants(String zone, Language language) {
    talk.bean(Digests.class).want(admin, ZoneId.of(zone), language);
  }

  private long mailsAt(String time) {
    talk.clock().set(Instant.parse(time));
    talk.bean(WeeklyDigestJob.class).tell();
    mailroom.deliver();
    return mailroom.to(email).size();
  }

  private ReceivedMail last() {
    return mailroom.lastTo(email);
  }

  @Test
  void onMondayAtSevenOnTheAdminsClockTheWeekIsTold() {
    var article = talk.given().article();
    // The week of 1 February in Auckland (UTC+13) begins on 31 January at 11:00 UTC.
    new ReportFixture(talk)
        .insert(
            Asked.of(article.slug(), "2027-01-31T11:00:00Z").about("Method"),
            Asked.of(article.slug(), "2027-02-07T10:59:59Z").about("Method"),
            Asked.of(article.slug(), "2027-01-31T10:59:59Z"),
            Asked.of(article.slug(), "2027-02-07T11:00:00Z"));
    wants("Pacific/Auckland", Language.EN);

    assertThat(mailsAt("2027-02-07T17:59:59Z")).isZero();
    assertThat(mailsAt("2027-02-07T18:00:00Z")).isOne();
    assertThat(mailsAt("2027-02-08T10:00:00Z")).isOne();
    assertThat(last().subject())
        .isEqualTo("Asked last week: 2 (1 February 2027 to 7 February 2027)");
    assertThat(last().text())
        .contains("Topic: Method: 2 (earlier 0)", "from=2027-02-01", "last=2027-02-07")
        .doesNotContain("Secret");
    assertThat(mailsAt("2027-02-14T18:00:00Z")).isEqualTo(2);
  }

  @Test
  void whoTicksItOnAWednesdayGetsItOnMonday() {
    talk.clock().set(Instant.parse("2026-11-25T12:00:00Z"));
    wants("UTC", Language.RU);

    assertThat(mailsAt("2026-11-25T12:01:00Z")).isZero();
    assertThat(mailsAt("2026-11-30T07:00:00Z")).isOne();
    assertThat(last().subject()).startsWith("Обращений за неделю: ");
  }

  @Test
  void aMondaySleptThroughIsMadeGoodOnTuesdayAndNotLater() {
    wants("UTC", Language.EN);

    assertThat(mailsAt("2026-12-02T00:00:00Z")).isZero();
    assertThat(mailsAt("2026-12-08T09:00:00Z")).isOne();
  }

  @Test
  void manyReplicasTellItOnce() {
    wants("UTC", Language.EN);
    talk.clock().set(Instant.parse("2026-11-30T07:00:00Z"));
    Concurrently.run(8, i -> talk.bean(WeeklyDigestJob.class).tell());

    assertThat(mailsAt("2026-11-30T07:00:00Z")).isOne();
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from event where type = ? and subject = ?",
                    WeeklyDigestJob.REPORT_WEEK,
                    "staff/" + admin))
        .isOne();
  }

  @Test
  void oneClickEndsIt() {
    wants("UTC", Language.EN);
    assertThat(mailsAt("2026-11-30T07:00:00Z")).isOne();
    assertThat(last().header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
    var path =
        last()
            .header("List-Unsubscribe")
            .replaceAll("[<>\\s]", "")
            .replaceFirst("^https?://[^/]+", "");
    var form = talk.api().with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(talk.api().get(path).with(200).body()).contains("You get a report every Monday");
    assertThat(form.post(path, "List-Unsubscribe=One-Click").with(200).body())
        .contains("You get no weekly report");
    assertThat(talk.api().get(path + "?lang=ru").with(200).body())
        .contains("Еженедельный отчёт вам не приходит");
    assertThat(mailsAt("2026-12-07T07:00:00Z")).isOne();
    form.post("/digests/" + "x".repeat(43), "List-Unsubscribe=One-Click").with(404);
  }

  @Test
  void whoIsNoAdminAnyMoreGetsNone() {
    wants("UTC", Language.EN);
    talk.sql().run("update staff set disabled_at = now() where id = ?", admin);

    assertThat(mailsAt("2026-11-30T07:00:00Z")).isZero();
  }

  @Test
  void theLinkOfADisabledAccountOpensNothing() {
    wants("UTC", Language.EN);
    var path = talk.bean(DigestLinks.class).path(admin);
    talk.api().get(path).with(200);

    talk.sql().run("update staff set disabled_at = now() where id = ?", admin);

    talk.api().get(path).with(404);
  }
}
