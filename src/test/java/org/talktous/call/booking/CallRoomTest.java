package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A host's link may give each call a room of its own. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class CallRoomTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";
  private static final String ROOMS = "https://meet.example.org/{room}#call={reference}";
  private static final String ROOM = "https://meet\\.example\\.org/([a-z2-7]{26})#call=%s";

  private final TalkToUs talk;
  private final Api desk;
  private final Given given;

  CallRoomTest(TalkToUs talk) {
    this.talk = talk;
    this.desk = talk.desk();
    this.given = talk.given();
  }

  private Answer joins(GivenHost host, String joinUrl) {
    return desk.put(
        "/api/v1/admin/hosts/" + host.id(),
        GivenHost.details(host.name(), host.zone()).with("joinUrl", joinUrl));
  }

  private GivenHost withRooms(String... hours) {
    var host = given.host("UTC").works(hours);
    joins(host, ROOMS).with(200);
    return host;
  }

  private GivenArticle articleWithRooms() {
    return given.article().withHost(withRooms("daily 10:00-18:00"));
  }

  @Test
  void eachCallHasARoomOfItsOwn() {
    var article = articleWithRooms();

    var call = talk.reader().books(article, TEN);
    var other = talk.reader().books(article, ELEVEN);

    assertThat(call.booked().text("/joinUrl")).matches(ROOM.formatted(call.reference()));
    assertThat(other.booked().text("/joinUrl")).matches(ROOM.formatted(other.reference()));
    assertThat(room(call.booked())).isNotEqualTo(room(other.booked()));
    assertThat(call.read().text("/joinUrl")).isEqualTo(call.booked().text("/joinUrl"));
  }

  private static String room(Answer booking) {
    return booking.text("/joinUrl").replaceAll(".*/|#.*", "");
  }

  @Test
  void pagesCalendarAndDeskLeadToTheSameRoom() {
    var article = articleWithRooms();
    var call = talk.reader().books(article, TEN);
    var joinUrl = call.booked().text("/joinUrl");

    assertThat(call.calendar().with(200).body().replace("\r\n ", "")).contains(joinUrl);
    assertThat(talk.api().get("/calls/" + call.token()).with(200).body()).contains(joinUrl);
    var host = article.host().signsIn();
    var id = host.get("/api/v1/admin/bookings").with(200).text("/items/0/id");
    assertThat(desk.get("/admin/calls/" + id).with(200).body()).contains(joinUrl);
    assertThat(host.get("/admin").with(200).body()).contains(joinUrl);
  }

  @Test
  void aMovedCallKeepsItsRoom() {
    var call = talk.reader().books(articleWithRooms(), TEN);

    var moved = call.moveTo(ELEVEN).with(200);

    assertThat(moved.text("/joinUrl")).isEqualTo(call.booked().text("/joinUrl"));
  }

  @Test
  void aCallThatAnotherHostTakesGetsANewRoom() {
    var article =
        given
            .article()
            .withHost(withRooms("tuesday 10:00-10:30"))
            .withHost(withRooms("tuesday 11:00-11:30"));
    var call = talk.reader().books(article, TEN);

    var there = call.moveTo(ELEVEN).with(200);
    var back = call.moveTo(TEN).with(200);

    assertThat(back.text("/host/name")).isEqualTo(call.booked().text("/host/name"));
    assertThat(room(there)).isNotEqualTo(room(call.booked()));
    assertThat(room(back)).isNotEqualTo(room(call.booked())).isNotEqualTo(room(there));
    assertThat(call.read().text("/joinUrl")).isEqualTo(back.text("/joinUrl"));
  }

  /** As replicas of the version before write them. */
  @Test
  void aCallThatIsWrittenWithoutARoomGetsOneFromTheDatabase() {
    var call = talk.reader().books(articleWithRooms(), TEN);
    talk.sql().run("update booking set room = default where reference = ?", call.reference());

    assertThat(call.read().text("/joinUrl")).matches("https://meet.example.org/[0-9a-f]{40}#.*");
  }

  @Test
  void aCallOfBeforeThereWereRoomsHasNoLinkThatNeedsOne() {
    var call = talk.reader().books(articleWithRooms(), TEN);
    talk.sql().run("update booking set room = null where reference = ?", call.reference());

    assertThat(call.read().at("/joinUrl").isNull()).isTrue();
    assertThat(desk.get("/admin").with(200).body()).doesNotContain("{room}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://meet.example.org/{rooms}",
        "https://meet.example.org/{}",
        "https://meet.example.org/{room",
        "https://meet.example.org/room}",
        "https://meet.example.org/{room}/{user}",
        "https://{room}.example.org/",
        "https://{reference}@example.org/",
        "https://somebody:secret@meet.example.org/{room}",
        "https://example.org:{room}/",
        "{room}://meet.example.org/",
        "javascript:alert('{room}')"
      })
  void whatCannotBeFilledInIsRefused(String joinUrl) {
    var refused = joins(given.host("UTC"), joinUrl).with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).containsExactly("joinUrl");
    assertThat(refused.body()).contains("{room} and {reference}");
  }

  @Test
  void aHostIsShownWithTheLinkAsItWasGiven() {
    var host = withRooms("daily 10:00-18:00");

    var form = desk.get("/admin/hosts/" + host.id() + "?lang=en").with(200).body();

    assertThat(form).contains("value=\"" + ROOMS + "\"", "each call has a room of its own");
    assertThat(joins(host, ROOMS).with(200).text("/joinUrl")).isEqualTo(ROOMS);
  }

  @Test
  void noTwoRoomsAreTheSame() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> JoinUrl.drawRoom()))
        .doesNotHaveDuplicates()
        .allMatch(room -> room.matches("[a-z2-7]{26}"));
  }
}
