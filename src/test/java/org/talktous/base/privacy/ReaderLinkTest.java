package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What a reader has from the link to a call or a thread. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class ReaderLinkTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk = TalkToUs.running();
  private final String address = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  private GivenCall books(String startsAt, String question) {
    var request =
        Reader.request(article, startsAt).with("email", address).with("question", question);
    return new GivenCall(talk.reader(), talk.reader().tries(request).with(201));
  }

  private Answer exportOf(GivenCall call) {
    return talk.api().get(call.path() + "/export").with(200);
  }

  @Test
  void theExportOfACallHoldsItsThreadAndWhatWasAgreedTo() {
    var call = books(TEN, "Why?");

    var export = exportOf(call);

    assertThat(export.header("Content-Type")).startsWith("application/json");
    assertThat(export.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"call-" + call.reference() + ".json\"");
    assertThat(export.header("Cache-Control")).isEqualTo("no-store");
    assertThat(export.text("/bookings/0/email")).isEqualTo(address);
    assertThat(export.text("/bookings/0/question")).isEqualTo("Why?");
    assertThat(export.texts("/bookings/0/consent/covers"))
        .containsExactly("name", "email", "question");
    assertThat(export.text("/bookings/0/consent/keptFor")).isEqualTo("P365D");
    assertThat(export.text("/bookings/0/consentedAt")).startsWith("2026-11-23T");
    assertThat(export.text("/comments/0/body")).isEqualTo("Why?");
    assertThat(export.items("/deliveries"))
        .extracting(each -> each.at("/event").asText())
        .contains("org.talktous.booking.created");
    assertThat(export.text("/keptFor")).isEqualTo("P365D");
    assertThat(export.text("/exportedAt")).isEqualTo("2026-11-23T08:00:00Z");
  }

  /** Whoever has typed an address need not be the person who reads its mail. */
  @Test
  void aLinkLeadsToItsOwnCallAlone() {
    var victims = books(TEN, "A secret of the victim");
    var strangers = books(ELEVEN, "Anything");

    assertThat(exportOf(strangers).body()).doesNotContain("secret", victims.reference());
    talk.api().delete(strangers.path()).with(204);

    assertThat(victims.read().with(200).text("/status")).isEqualTo("confirmed");
    assertThat(exportOf(victims).items("/bookings")).hasSize(1);
  }

  @Test
  void anErasedCallIsCancelledAndItsLinkOpensNothing() {
    var call = books(TEN, "Why?");

    talk.api().delete(call.path()).with(204);

    for (var path : List.of(call.path(), call.path() + "/export", call.path() + "/calendar.ics")) {
      assertThat(talk.api().get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(talk.api().get("/calls/" + call.token()).status()).isEqualTo(404);
    assertThat(call.moveTo(ELEVEN).problem()).isEqualTo("not-found");
    assertThat(article.slotsOn("2026-11-24")).contains("2026-11-24T10:00:00Z");
  }

  @Test
  void sayingItTwiceIsFine() {
    var call = books(TEN, "Why?");

    talk.api().delete(call.path()).with(204);
    talk.api().delete(call.path()).with(204);

    var erased =
        talk.sql()
            .count(
                "select count(*) from event where type = ? and data::text like ?",
                ReaderData.READER_ERASED,
                "%" + call.reference() + "%");
    assertThat(erased).isEqualTo(1);
    assertThat(talk.api().delete("/api/v1/bookings/no-such-token").problem())
        .isEqualTo("not-found");
    assertThat(talk.api().delete("/api/v1/comments/no-such-token").problem())
        .isEqualTo("not-found");
  }

  @Test
  void theThreadOfACallLeadsToTheCall() {
    var call = books(TEN, "Why?");
    var export = exportOf(call);
    var thread =
        talk.bean(org.talktous.call.booking.CallConversation.class)
            .about(
                (java.util.UUID)
                    talk.sql()
                        .value("select id from booking where reference = ?", call.reference()))
            .orElseThrow();
    var path = "/api/v1" + thread.path();

    assertThat(talk.api().get(path + "/export").with(200).text("/bookings/0/reference"))
        .isEqualTo(export.text("/bookings/0/reference"));
    talk.api().delete(path).with(204);

    assertThat(call.read().status()).isEqualTo(404);
    assertThat(talk.api().get(path).status()).isEqualTo(404);
  }

  @Test
  void aCommentIsHandedOutAndErased() {
    var writing = new Writing(talk, article);
    var comment = writing.writes(Writing.OF_ANNA.with("email", address));
    comment.answered("Because.", false);

    var export = talk.api().get(comment.path() + "/export").with(200);
    assertThat(export.text("/comments/0/replies/0/body")).isEqualTo("Because.");
    assertThat(export.texts("/comments/0/consent/covers")).containsExactly("name", "email");

    talk.api().delete(comment.path()).with(204);
    talk.api().delete(comment.path()).with(204);

    assertThat(talk.api().get(comment.path()).status()).isEqualTo(404);
    assertThat(talk.api().get(comment.page()).status()).isEqualTo(404);
    assertThat(talk.desk().get("/api/v1/admin/readers/" + address + "/export").status())
        .isEqualTo(404);
    var row =
        talk.sql()
            .rows(
                "select status, body, reader_name, words::text as words"
                    + " from reader_query where reference = ?",
                comment.reference())
            .getFirst();
    assertThat(row)
        .containsEntry("status", "answered")
        .containsEntry("body", "—")
        .containsEntry("reader_name", null)
        .containsEntry("words", "");
  }

  @Test
  void onePersonIsOneReaderWhateverTheCaseOfTheirAddress() {
    books(TEN, "Why?");
    var shouted = address.toUpperCase(java.util.Locale.ROOT).replace("@", "%40");

    var export = talk.desk().get("/api/v1/admin/readers/" + shouted + "/export").with(200);

    assertThat(export.items("/bookings")).hasSize(1);
  }

  @Test
  void aCallThatTookPlaceStaysWithoutItsReader() {
    var call = books(TEN, "Why?");
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    talk.desk()
        .post(
            "/api/v1/admin/bookings/" + id + "/outcome",
            Fields.NONE.with("outcome", "attended").with("notes", "Knows the author"))
        .with(200);

    talk.api().delete(call.path()).with(204);

    var page = talk.desk().get("/api/v1/admin/bookings?host=" + article.host().id()).with(200);
    assertThat(page.text("/items/0/outcome")).isEqualTo("attended");
    assertThat(page.text("/items/0/reader/name")).isEqualTo("—");
    assertThat(page.at("/items/0/notes").isNull()).isTrue();
    assertThat(Map.of("status", page.text("/items/0/status"))).containsEntry("status", "confirmed");
  }
}
