package org.talktous.call.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/**
 * A reader who gave a wrong address corrects it, and whoever got the invitation instead has nothing
 * that opens the call. It is Monday, 2026-11-23, 08:00 UTC.
 */
@ServiceTest
class AddressCorrectionTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/\\S+)");

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 10:00-14:00");
  private final String wrong = Mailroom.newAddress();
  private final String right = Mailroom.newAddress();

  private Answer books() {
    return talk.reader()
        .tries(Reader.request(article, TEN).with("email", wrong).with("question", "What is meant?"))
        .with(201);
  }

  private Answer corrects(String token, String email) {
    return talk.api()
        .post(
            "/api/v1/bookings/" + token + "/address-correction", Fields.NONE.with("email", email));
  }

  private static String link(ReceivedMail mail, String folder) {
    return LINK.matcher(mail.text())
        .results()
        .map(found -> found.group(1))
        .filter(path -> path.startsWith(folder))
        .findFirst()
        .orElseThrow();
  }

  private Api page() {
    return StaffBrowser.page(talk);
  }

  @Test
  void theInvitationGoesToTheRightAddressAndNothingMoreToTheWrongOne() {
    var booked = books();
    mailroom.deliver();

    var corrected = corrects(booked.text("/token"), right).with(200);
    mailroom.deliver();

    assertThat(corrected.text("/reference")).isEqualTo(booked.text("/reference"));
    assertThat(corrected.text("/sequence")).isEqualTo("1");
    assertThat(mailroom.to(wrong)).hasSize(1);
    var mail = mailroom.lastTo(right);
    assertThat(mail.subject()).startsWith("Your call is booked");
    assertThat(mail.invitation()).contains("METHOD:REQUEST", "SEQUENCE:1", right);
    assertThat(mail.raw()).doesNotContain(wrong);
    var hosts = mailroom.lastTo(article.host().name());
    assertThat(hosts.subject()).startsWith("New address of Anna Reader");
    assertThat(hosts.invitation()).contains("SEQUENCE:1", right).doesNotContain(wrong);

    talk.api()
        .post(
            "/api/v1/bookings/" + corrected.text("/token") + "/rescheduling",
            Fields.NONE.with("startsAt", "2026-11-24T11:00:00Z"))
        .with(200);
    mailroom.deliver();
    assertThat(mailroom.to(wrong)).hasSize(1);
    assertThat(mailroom.to(right)).hasSize(2);
  }

  @Test
  void whatTheWrongAddressGotOpensNothing() {
    var booked = books();
    mailroom.deliver();
    var mail = mailroom.lastTo(wrong);
    var manage = link(mail, "/calls/");
    var notMe = link(mail, "/not-me/");
    var thread = link(page().get("/calls/" + booked.text("/token")).with(200));
    var room = room(booked);

    var corrected = corrects(booked.text("/token"), right).with(200);

    talk.api().get("/api/v1/bookings/" + booked.text("/token")).with(404);
    page().get(manage).with(404);
    page().get(thread).with(404);
    page().send("POST", notMe, "");
    var call = "/api/v1/bookings/" + corrected.text("/token");
    assertThat(talk.api().get(call).with(200).text("/status")).isEqualTo("confirmed");
    assertThat(room(booked)).isNotEqualTo(room);
    var newThread = link(page().get("/calls/" + corrected.text("/token")).with(200));
    page().get(newThread).with(200);
    assertThat(
            talk.sql()
                .value(
                    "select q.reader_email from reader_query q join booking b on b.id ="
                        + " q.booking_id where b.reference = ?",
                    booked.text("/reference")))
        .isEqualTo(right);
  }

  private Object room(Answer booked) {
    return talk.sql()
        .value("select room from booking where reference = ?", booked.text("/reference"));
  }

  private static String link(Answer page) {
    var found = Pattern.compile("href=\"(/comments/[^\"?]+)").matcher(page.body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void theRightAddressConfirmsAndDisownsByItsOwnLinks() {
    var corrected = corrects(books().text("/token"), right).with(200);
    mailroom.deliver();
    var mail = mailroom.lastTo(right);

    assertThat(page().get(link(mail, "/calls/")).with(200).body()).contains(right);
    page().send("POST", link(mail, "/not-me/"), "").with(200);

    var call = "/api/v1/bookings/" + corrected.text("/token");
    assertThat(talk.api().get(call).with(200).text("/status")).isEqualTo("cancelled");
  }

  @Test
  void mailsThatStillWaitAreNotSentToTheWrongAddress() {
    var booked = books();
    corrects(booked.text("/token"), right).with(200);
    mailroom.deliver();

    assertThat(mailroom.to(wrong)).isEmpty();
    assertThat(mailroom.to(right)).hasSize(1);
  }

  @Test
  void remindersArePlannedForTheCallAsItStands() {
    var booked = books();
    corrects(booked.text("/token"), right).with(200);
    var id =
        talk.sql().value("select id from booking where reference = ?", booked.text("/reference"));

    assertThat(
            talk.sql()
                .rows(
                    "select task_instance from scheduled_tasks where task_name = 'reminder'"
                        + " and task_instance like ?",
                    id + "/%"))
        .isNotEmpty()
        .allMatch(row -> String.valueOf(row.get("task_instance")).startsWith(id + "/1/"));
  }

  @Test
  void itCanBeCorrectedThreeTimes() {
    var token = books().text("/token");
    for (int i = 0; i < 3; i++) {
      token = corrects(token, Mailroom.newAddress()).with(200).text("/token");
    }

    var refused = corrects(token, right).with(422);

    assertThat(refused.problem()).isEqualTo("too-many-corrections");
    talk.api().get("/api/v1/bookings/" + token).with(200);
    assertThat(page().get("/calls/" + token).with(200).body())
        .doesNotContain("Correct the address");
  }

  @Test
  void theSameAddressChangesNothing() {
    var booked = books();

    var same = corrects(booked.text("/token"), wrong.toUpperCase(Locale.ROOT)).with(200);

    assertThat(same.text("/token")).isEqualTo(booked.text("/token"));
    assertThat(same.text("/sequence")).isEqualTo("0");
  }

  @Test
  void whatIsNoAddressIsRefusedAndSoIsACallThatIsCancelled() {
    var token = books().text("/token");
    assertThat(corrects(token, "anna@nowhere").with(400).blamed()).containsExactly("email");

    talk.api().post("/api/v1/bookings/" + token + "/cancellation").with(200);

    assertThat(corrects(token, right).problem()).isEqualTo("call-is-cancelled");
  }

  @Test
  void aCallThatWaitsToBeConfirmedIsConfirmedFromTheRightAddress() {
    var booked = books();
    mailroom.deliver();
    talk.sql()
        .run(
            "update booking set confirm_by = '2026-11-23T08:30:00Z' where reference = '"
                + booked.text("/reference")
                + "'");

    var corrected = corrects(booked.text("/token"), right).with(200);
    mailroom.deliver();

    assertThat(corrected.text("/status")).isEqualTo("pending");
    assertThat(mailroom.lastTo(right).subject()).startsWith("Please confirm your call");
    assertThat(mailroom.to(article.host().name())).hasSize(1);
  }
}
