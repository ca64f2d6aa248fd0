package org.talktous.call.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Staff look at calls, move them and end them. It is Monday 23 November, 08:00 UTC. */
@ServiceTest
class CallDeskStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final String ELEVEN = "2026-11-24T11:00:00Z";

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;
  private final Api staff;

  CallDeskStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("daily 10:00-12:00", "monday 22:00-24:00");
    this.article = talk.given().article().with("title", "On dams").withHost(host);
    this.staff = StaffBrowser.signIn(talk, host.account());
  }

  private UUID books(String start, Fields more) {
    var request = Reader.request(article, start).with("name", "Maria Petrova");
    for (var each : more.values().entrySet()) {
      request = request.with(each.getKey(), each.getValue());
    }
    var reference = talk.reader().tries(request).with(201).text("/reference");
    return (UUID) talk.sql().value("select id from booking where reference = ?", reference);
  }

  private UUID books(String start) {
    return books(start, Fields.NONE);
  }

  private static String form(String... fields) {
    var form = new HashMap<String, String>(Map.of("sequence", "0"));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return StaffBrowser.form(form);
  }

  private String status(UUID call) {
    return (String) talk.sql().value("select status from booking where id = ?", call);
  }

  @Test
  void theAgendaIsReadOnTheVisitorsCalendar() {
    books("2026-11-23T22:30:00Z");

    var inUtc = staff.get("/admin/calls?view=day&date=2026-11-23&zone=UTC").with(200).body();
    assertThat(inUtc).contains("Maria Petrova", "22:30–23:00", "Monday, 23 November", "On dams");
    var inMoscow = "/admin/calls?view=day&zone=Europe/Moscow&date=2026-11-";
    assertThat(staff.get(inMoscow + "23").body()).contains("Moscow time", "No calls in these days");
    assertThat(staff.get(inMoscow + "24").body()).contains("Maria Petrova", "01:30–02:00");
  }

  @Test
  void aWeekRunsFromMondayAndLeadsToItsNeighbours() {
    books(TEN);

    var week = staff.get("/admin/calls?zone=UTC&date=2026-11-26&status=confirmed").body();
    assertThat(week)
        .contains("23–29 November 2026", "Maria Petrova")
        .contains("date=2026-11-16&amp;status=confirmed", "date=2026-11-30&amp;status=confirmed");
    assertThat(staff.get("/admin/calls?zone=UTC&lang=ru").body())
        .contains("23–29 ноября 2026 г.", "Назначен");
  }

  @Test
  void theAgendaIsNarrowedByStateHostAndArticle() {
    books(TEN);
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var week = "/admin/calls?date=2026-11-24&host=" + host.id();

    assertThat(admin.get(week + "&article=" + article.slug()).body()).contains("Maria Petrova");
    assertThat(admin.get(week + "&article=another").body()).doesNotContain("Maria Petrova");
    assertThat(admin.get(week + "&status=cancelled").body()).doesNotContain("Maria Petrova");
    var other = "/admin/calls?date=2026-11-24&host=" + talk.given().host("UTC").id();
    assertThat(admin.get(other).body()).doesNotContain("Maria Petrova");
  }

  @Test
  void nonsenseInTheAddressIsLeftAside() {
    staff.get("/admin/calls?view=year&date=2026-13-99&status=done&host=nobody&article=").with(200);
    staff.get("/admin/calls?date=-999999999-01-01").with(200);
  }

  @Test
  void aHostSeesNobodyElsesCalls() {
    var call = books(TEN);
    var other = StaffBrowser.signIn(talk, talk.given().host("UTC").account());

    assertThat(other.get("/admin/calls?date=2026-11-24").body()).doesNotContain("Maria Petrova");
    other.get("/admin/calls?host=" + host.id()).with(403);
    other.get("/admin/calls/" + call).with(403);
    other.get("/admin/calls/" + call + "/time").with(403);
    staff.get("/admin/calls/" + UUID.randomUUID()).with(404);
  }

  @Test
  void aCallIsShownWithAllThatPreparesForIt() {
    var asked = talk.given().article().with("title", "On dams").withHost(host);
    books("2026-11-24T10:30:00Z");
    var passage = Fields.NONE.with("exact", "water <rises>").values();
    var call =
        books(TEN, Fields.NONE.with("question", "Why \"so\"?\nReally?").with("passage", passage));
    talk.clock().set(Instant.parse("2026-11-25T08:00:00Z"));
    var later = books("2026-11-26T10:00:00Z");

    var page = staff.get("/admin/calls/" + call + "?zone=UTC").with(200).body();
    assertThat(page)
        .contains("Maria Petrova", "anna@example.org", "Why \"so\"?", "water &lt;rises&gt;")
        .contains("10:00–10:30", "13:00, Moscow time", "On dams", host.name());
    var thread = talk.sql().value("select id from reader_query where booking_id = ?", call);
    assertThat(page).contains("/admin/inbox/" + thread);
    assertThat(staff.get("/admin/calls/" + later).body())
        .contains("Earlier calls with this reader", "/admin/calls/" + call)
        .doesNotContain(asked.slug());
  }

  @Test
  void earlierCallsWithOtherHostsAreNotAHosts() {
    var elsewhere = talk.given().article().withHost("UTC", "daily 10:00-12:00");
    var request = Reader.request(elsewhere, TEN).with("email", "both@example.org");
    talk.reader().tries(request).with(201);
    var call = books("2026-11-25T10:00:00Z", Fields.NONE.with("email", "both@example.org"));

    assertThat(staff.get("/admin/calls/" + call).body()).doesNotContain("Earlier calls");
    assertThat(StaffBrowser.signIn(talk, TalkToUs.ADMIN).get("/admin/calls/" + call).body())
        .contains("Earlier calls with this reader");
  }

  @Test
  void cancellingTakesAReasonAndIsRecorded() {
    var call = books(TEN);
    var path = "/admin/calls/" + call + "/cancellation";

    var missing = staff.post(path, form("reason", " \r\n ")).with(400).body();
    assertThat(missing).contains("Say why", "id=\"reason-wrong\"");
    var tooLong = staff.post(path, form("reason", "x".repeat(1001))).with(400).body();
    assertThat(tooLong).contains("Shorten the reason", "x".repeat(1001));
    staff.post(path, form("reason", "a\u0000b")).with(400);
    assertThat(status(call)).isEqualTo("confirmed");

    var done = staff.post(path, form("reason", "I am ill, Maria")).with(303);
    assertThat(done.header("Location")).isEqualTo("/admin/calls/" + call + "?said=call-cancelled");
    assertThat(staff.get(done.header("Location")).body())
        .contains("The call is cancelled.", "I am ill, Maria");
    var recorded = recorded("call.cancelled", call);
    assertThat(recorded).contains("confirmed", "cancelled").doesNotContain("Maria", "ill");
  }

  private String recorded(String action, UUID call) {
    return String.valueOf(
        talk.sql()
            .value(
                "select before::text || ' → ' || after::text from audit where action = ? and"
                    + " subject = ?",
                action,
                "call/" + call));
  }

  @Test
  void whatIsTooLateIsSaidBesideTheForm() {
    var call = books(TEN);
    talk.clock().set(Instant.parse(TEN));

    var late =
        staff.post("/admin/calls/" + call + "/cancellation", form("reason", "Ill")).with(422);
    assertThat(late.body()).contains("it can no longer be moved or cancelled");
    var moved = staff.post("/admin/calls/" + call + "/time", form("start", ELEVEN)).with(422);
    assertThat(moved.body()).contains("it can no longer be moved or cancelled");
    staff.get("/admin/calls/" + call + "/time").with(303);
  }

  @Test
  void movingOffersWhatReadersAreOffered() {
    var call = books(TEN);
    books("2026-11-24T10:30:00Z");
    var path = "/admin/calls/" + call + "/time";

    var times = staff.get(path + "?zone=UTC&day=2026-11-24").with(200).body();
    assertThat(times).contains(ELEVEN, "2026-11-24T11:30:00Z").doesNotContain("T10:30:00Z\"");
    assertThat(staff.post(path, form("day", "2026-11-24")).with(400).body())
        .contains("Choose a time", "id=\"start-wrong\"");
    assertThat(staff.post(path, form("start", ELEVEN, "reason", "x".repeat(1001))).with(400).body())
        .contains("Shorten the reason");
    staff.post(path, form("start", "2026-11-24T10:10:00Z")).with(422);

    staff.post(path, form("start", ELEVEN, "reason", "A meeting")).with(303);
    assertThat(recorded("call.moved", call)).contains(TEN, ELEVEN).doesNotContain("meeting");
  }

  @Test
  void aTimeTakenMeanwhileIsAnsweredWithTheNearestAndTheReasonKept() {
    var call = books(TEN);
    books(ELEVEN);

    var taken =
        staff
            .post("/admin/calls/" + call + "/time", form("start", ELEVEN, "reason", "A meeting"))
            .with(409)
            .body();

    assertThat(taken)
        .contains("Somebody has just booked this time", "A meeting", "name=\"instead\"");
    var instead = form("instead", "2026-11-24T11:30:00Z", "start", ELEVEN);
    staff.post("/admin/calls/" + call + "/time", instead).with(303);
  }

  @Test
  void aHostWhoMovesACallToWhereAnotherIsFreeIsTold() {
    var other = talk.given().host("UTC").works("wednesday 10:00-12:00");
    var shared = talk.given().article().withHost(host).withHost(other);
    host.worksOn("2026-11-25");
    var reference = talk.reader().books(shared, TEN).reference();
    var call = talk.sql().value("select id from booking where reference = ?", reference);

    var moved = staff.post("/admin/calls/" + call + "/time", form("start", "2026-11-25T10:00:00Z"));

    assertThat(moved.with(303).header("Location")).isEqualTo("/admin/calls?said=call-handed-over");
  }

  @Test
  void theOutcomeIsKeptWithNotesThatStayPrivate() {
    var call = books(TEN);
    var path = "/admin/calls/" + call;
    assertThat(staff.get(path).body()).doesNotContain("How did it go?");
    talk.clock().set(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(staff.get("/admin/calls?view=day&zone=UTC").body()).contains("Outcome missing");

    var wrong = staff.post(path + "/outcome", form("outcome", "great", "notes", "Kept")).with(400);
    assertThat(wrong.body()).contains("Say whether the call took place", "Kept");
    staff
        .post(path + "/outcome", form("outcome", "attended", "notes", "x".repeat(10_001)))
        .with(400);
    var mark = StaffBrowser.hidden(staff.get(path), "mark");
    staff
        .post(
            path + "/outcome",
            form("outcome", "no-show", "notes", "Asked\r\nfor more", "mark", mark))
        .with(303);

    assertThat(staff.get(path).body())
        .contains("Asked\nfor more", "Private: only admins and the host of this call see them");
    assertThat(staff.get("/admin/calls?view=day&zone=UTC").body())
        .contains("Reader did not come")
        .doesNotContain("Asked");
    assertThat(recorded("call.ended", call)).contains("none", "no-show").doesNotContain("Asked");
  }

  @Test
  void whatIsCancelledCannotEnd() {
    var call = books(TEN);
    staff.post("/admin/calls/" + call + "/cancellation", form("reason", "Ill")).with(303);

    var refused = staff.post("/admin/calls/" + call + "/outcome", form("outcome", "attended"));

    assertThat(refused.with(409).body()).contains("The call has been cancelled meanwhile.");
    assertThat(staff.post("/admin/calls/" + call + "/outcome", "").with(400).body())
        .contains("Say whether");
  }

  @Test
  void whatAReaderDoesIsNoChangeByStaff() {
    var call = talk.reader().books(article, TEN);
    var before = talk.sql().value("select count(*) from audit");

    call.moveTo(ELEVEN).with(200);
    call.cancel().with(200);

    assertThat(talk.sql().value("select count(*) from audit")).isEqualTo(before);
  }
}
