package org.talktous.call.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.Given;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Staff look through the calls and record what became of them. */
@ServiceTest
class AgendaStoryTest {
  private final TalkToUs talk;
  private final Given given;

  AgendaStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  @Test
  void callsAreListedByTheirStartAndFilteredByEverythingNamed() {
    var article =
        given
            .article()
            .withHost("UTC", "tuesday 10:00-12:00")
            .withHost("UTC", "wednesday 10:00-12:00");
    var later = talk.reader().books(article, "2026-11-25T10:00:00Z");
    var first = talk.reader().books(article, "2026-11-24T10:00:00Z");
    var cancelled = talk.reader().books(article, "2026-11-24T11:00:00Z");
    cancelled.cancel().with(200);

    var all = "article=" + article.slug();
    assertThat(found(all)).containsExactly(refs(first, cancelled, later));
    assertThat(found(all + "&status=confirmed")).containsExactly(refs(first, later));
    assertThat(found(all + "&status=cancelled")).containsExactly(refs(cancelled));
    assertThat(found(all + "&host=" + article.host().id())).containsExactly(refs(first, cancelled));
    assertThat(found(all + "&from=2026-11-25")).containsExactly(refs(later));
    assertThat(found(all + "&to=2026-11-25")).containsExactly(refs(first, cancelled));
    assertThat(found(all + "&from=2026-11-24T13:30:00%2B03:00&to=2026-11-24T11:00:01Z"))
        .containsExactly(refs(cancelled));
    assertThat(found("article=no-such-article")).isEmpty();
  }

  @Test
  void pagesStayWholeWhileOthersBook() {
    var article = given.article();
    for (int i = 0; i < 13; i++) {
      article = article.withHost("UTC", "daily 10:00-12:00");
    }
    for (int i = 0; i < 104; i++) {
      talk.reader().books(article, "2026-11-2%dT1%d:00:00Z".formatted(4 + i % 4, i / 4 % 2));
    }

    var first = talk.desk().get("/api/v1/admin/bookings?article=" + article.slug()).with(200);
    // One before the page's end and one after it.
    var missed = talk.reader().books(article, "2026-11-24T10:30:00Z");
    var seen = talk.reader().books(article, "2026-11-27T11:30:00Z");
    var references = new ArrayList<>(referencesOf(first));
    var next = first;
    while (!next.at("/next").isNull()) {
      next =
          talk.desk()
              .get(
                  "/api/v1/admin/bookings?article="
                      + article.slug()
                      + "&cursor="
                      + next.text("/next"))
              .with(200);
      references.addAll(referencesOf(next));
    }

    assertThat(first.items("/items")).hasSize(50);
    assertThat(references).doesNotHaveDuplicates().hasSize(105);
    assertThat(references).contains(seen.reference()).doesNotContain(missed.reference());
  }

  // The year 300000, which is a time to Java but none to the database.
  private static final String FAR_AWAY =
      "KzMwMDAwMC0wMS0wMVQwMDowMDowMFogMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw";

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!!", "AAAA", "MjAyNi0xMS0yNFQxMDowMDowMFo", FAR_AWAY})
  void aCursorThatIsNotOursIsRefused(String cursor) {
    var refused = talk.desk().get("/api/v1/admin/bookings?cursor=" + cursor).with(400);

    assertThat(refused.blamed()).containsExactly("cursor");
  }

  @Test
  void theOutcomeIsRecordedAndToldAsAnEvent() {
    var call =
        talk.reader()
            .books(given.article().withHost("UTC", "tuesday 10:00-12:00"), "2026-11-24T10:00:00Z");

    var held = end(idOf(call), "attended", "A good talk.").with(200);

    assertThat(held.text("/outcome")).isEqualTo("attended");
    assertThat(held.text("/notes")).isEqualTo("A good talk.");
    assertThat(held.text("/status")).isEqualTo("confirmed");
    assertThat(end(idOf(call), "no-show", null).with(200).text("/outcome")).isEqualTo("no-show");
    assertThat(
            talk.sql()
                .rows(
                    "select data ->> 'outcome' as outcome from event where subject = ? and type ="
                        + " 'org.talktous.booking.outcome' order by id",
                    "bookings/" + call.reference()))
        .extracting(row -> row.get("outcome"))
        .containsExactly("attended", "no-show");
    assertThat(call.read().body()).doesNotContain("A good talk.");
  }

  @Test
  void aCancelledCallHasNoOutcome() {
    var call =
        talk.reader()
            .books(given.article().withHost("UTC", "tuesday 10:00-12:00"), "2026-11-24T10:00:00Z");
    var id = idOf(call);
    call.cancel().with(200);

    assertThat(end(id, "attended", null).with(409).problem()).isEqualTo("call-is-cancelled");
    assertThat(end(UUID.randomUUID().toString(), "attended", null).with(404).problem())
        .isEqualTo("not-found");
    assertThat(end(id, "forgotten", null).with(400).blamed()).containsExactly("outcome");
  }

  @Test
  void staffMoveAndCancelForTheReader() {
    var call =
        talk.reader()
            .books(given.article().withHost("UTC", "tuesday 10:00-12:00"), "2026-11-24T10:00:00Z");
    var path = "/api/v1/admin/bookings/" + idOf(call);

    var moved =
        talk.desk()
            .post(path + "/rescheduling", Fields.NONE.with("startsAt", "2026-11-24T11:00:00Z"))
            .with(200);
    assertThat(moved.text("/startsAt")).isEqualTo("2026-11-24T11:00:00Z");
    var cancelled =
        talk.desk().post(path + "/cancellation", Fields.NONE.with("reason", "ill")).with(200);
    assertThat(cancelled.text("/status")).isEqualTo("cancelled");
    assertThat(call.read().at("/sequence").asInt()).isEqualTo(2);
  }

  private Answer end(String id, String outcome, @org.jspecify.annotations.Nullable String notes) {
    return talk.desk()
        .post(
            "/api/v1/admin/bookings/" + id + "/outcome",
            Fields.NONE.with("outcome", outcome).with("notes", notes));
  }

  private String idOf(GivenCall call) {
    return talk.sql().value("select id from booking where reference = ?", call.reference()) + "";
  }

  private List<String> found(String query) {
    return referencesOf(talk.desk().get("/api/v1/admin/bookings?" + query).with(200));
  }

  private static List<String> referencesOf(Answer page) {
    return page.items("/items").stream().map(item -> item.at("/reference").asText()).toList();
  }

  private static String[] refs(GivenCall... calls) {
    return java.util.Arrays.stream(calls).map(GivenCall::reference).toArray(String[]::new);
  }
}
