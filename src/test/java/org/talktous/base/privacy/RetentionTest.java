package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Concurrently;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenComment;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Readers and rows whose time is over. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class RetentionTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private final TalkToUs talk =
      TalkToUs.with(Map.of("talk.retention", "P30D", "talk.poll-interval", "PT1H"));
  private final String address = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  private GivenCall books() {
    var request = Reader.request(article, TUESDAY).with("email", address).with("question", "Why?");
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private GivenComment writes() {
    return new Writing(talk, article).writes(Writing.OF_ANNA.with("email", address));
  }

  private void days(int passed) {
    talk.clock().advance(Duration.ofDays(passed));
  }

  private void runs() {
    talk.bean(Retention.class).run();
  }

  private @Nullable Object addressOfCall(GivenCall call) {
    return talk.sql()
        .rows("select reader_email from booking where reference = ?", call.reference())
        .getFirst()
        .get("reader_email");
  }

  private @Nullable Object addressOfThread(String reference) {
    return talk.sql()
        .rows("select reader_email from reader_query where reference = ?", reference)
        .getFirst()
        .get("reader_email");
  }

  @Test
  void aReaderIsKnownForThePeriodAfterTheirCall() {
    var call = books();

    days(31);
    runs();
    assertThat(addressOfCall(call)).isEqualTo(address);

    days(1);
    runs();
    assertThat(addressOfCall(call)).isNull();
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from event where type = ? and data ->> 'by' = 'retention'"
                        + " and data::text like ?",
                    ReaderData.READER_ERASED,
                    "%" + call.reference() + "%"))
        .isEqualTo(1);
  }

  @Test
  void thatAnAddressWasConfirmedIsKnownAsLongAsACallOrAThreadHasIt() {
    var confirmed = talk.bean(ConfirmedAddresses.class);
    confirmed.confirm(address);
    talk.reader().tries(Reader.request(article, TUESDAY).with("email", address)).with(201);

    days(31);
    runs();
    assertThat(confirmed.contains(address)).isTrue();

    days(1);
    runs();
    assertThat(confirmed.contains(address)).isFalse();
  }

  @Test
  void whatStaffAndReadersLeftBesideGoesWithTheReader() {
    books();
    talk.sql()
        .run(
            """
            insert into inbox_view (id, staff_id, name, filter, created_at)
            select gen_random_uuid(), id, 'one reader', ?, now()
            from staff where role = 'ADMIN' limit 1
            """,
            "?q=" + address);
    var declined = "encode(sha256(convert_to('" + address + "', 'UTF8')), 'hex')";
    talk.sql().run("insert into follow_up_declined values (" + declined + ", now())");
    var left =
        "select (select count(*) from inbox_view where filter like '%"
            + address
            + "')"
            + " + (select count(*) from follow_up_declined where reader = "
            + declined
            + ")";

    days(31);
    runs();
    assertThat(talk.sql().count(left)).isEqualTo(2);

    days(1);
    runs();
    assertThat(talk.sql().count(left)).isZero();
  }

  @Test
  void aNetworkFromWhichStaffSignedInIsForgottenThoughTheyComeBackFromAnother() {
    var places = "select count(*) from known_place";
    // Other tests have signed in at other times.
    talk.sql().run("delete from known_place");
    talk.signIn(TalkToUs.ADMIN, TalkToUs.PASSWORD);

    days(89);
    runs();
    assertThat(talk.sql().count(places)).isPositive();

    days(2);
    runs();
    assertThat(talk.sql().count(places)).isZero();
  }

  @Test
  void aThreadIsKeptForThePeriodAfterItWasDoneWith() {
    var answered = writes();
    var open = writes();
    days(29);
    talk.sql()
        .run(
            "update reader_query set status = 'closed', closed_at = ?::timestamptz,"
                + " changed_at = ?::timestamptz where reference = ?",
            talk.clock().instant().toString(),
            talk.clock().instant().toString(),
            answered.reference());

    days(29);
    runs();
    assertThat(addressOfThread(answered.reference())).isEqualTo(address);

    days(2);
    runs();
    assertThat(addressOfThread(answered.reference())).isNull();
    assertThat(addressOfThread(open.reference())).as("waits for an answer").isEqualTo(address);
  }

  @Test
  void twoReplicasErasePeopleOnce() {
    var call = books();
    days(40);

    Concurrently.run(
        4,
        i -> {
          runs();
          return i;
        });

    assertThat(addressOfCall(call)).isNull();
  }

  @Test
  void deliveriesImportsReceivedMailsAndTheLogHaveTheirPeriods() {
    books();
    new Deliver(talk).now();
    talk.sql()
        .run(
            "insert into received_mail (key, result, received_at) values (?, 'replied',"
                + " ?::timestamptz)",
            address,
            talk.clock().instant().toString());
    talk.sql()
        .run(
            """
            insert into article_import (id, staff_id, state, started_at, came_on_at)
            values (gen_random_uuid(), gen_random_uuid(), 'DONE', ?::timestamptz, ?::timestamptz)
            """,
            talk.clock().instant().toString(),
            talk.clock().instant().toString());
    var ofReceivedMail = "select count(*) from received_mail where key = '" + address + "'";

    days(89);
    runs();
    assertThat(talk.sql().count("select count(*) from article_import")).isPositive();
    assertThat(talk.sql().count(ofReceivedMail)).isEqualTo(1);

    days(2);
    runs();
    assertThat(talk.sql().count("select count(*) from article_import")).isZero();
    assertThat(talk.sql().count("select count(*) from delivery where state <> 'pending'"))
        .isPositive();

    days(275);
    runs();
    assertThat(talk.sql().count(ofReceivedMail)).isZero();
    assertThat(talk.sql().count("select count(*) from delivery where state <> 'pending'")).isZero();
    assertThat(talk.sql().count("select count(*) from audit")).isPositive();

    days(366);
    runs();
    assertThat(talk.sql().count("select count(*) from audit")).isZero();
  }

  @Test
  void theLogIsDeletedByNothingElse() {
    assertThat(talk.sql().count("select count(*) from audit")).isPositive();

    assertThatThrownBy(() -> talk.sql().run("delete from audit"))
        .hasRootCauseMessage(
            "ERROR: the audit log is append-only\n  Where: PL/pgSQL function"
                + " audit_keeps_its_period() line 6 at RAISE");
  }
}
