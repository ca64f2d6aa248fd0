package org.talktous.feedback.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Staff look through the inbox with its pages and forms. */
@ServiceTest
class InboxPageTest {
  private static final Pattern LISTED = Pattern.compile("name=\"pick-([0-9a-f-]{36})\"");

  private final TalkToUs talk;
  private final GivenArticle article;
  private final Writing reader;
  private final Api staff;

  InboxPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "daily 09:00-17:00");
    this.reader = new Writing(talk, article);
    this.staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
  }

  @Test
  void whatIsOpenIsListedLatestFirstWithItsAge() {
    var first = reader.writes("First.");
    talk.clock().advance(Duration.ofDays(3));
    var second = reader.writes(Writing.OF_ANNA.with("body", "Second."));
    var closed = reader.writes("Third.");
    closed.changed("status", "closed").with(200);
    talk.clock().advance(Duration.ofMinutes(5));

    var page = inbox("");

    assertThat(listed(page)).containsExactly(second.id(), first.id());
    assertThat(page.body()).contains("First.", "3 days", "5 minutes", "Anna", "Article no.");
    assertThat(listed(inbox("&status=all"))).containsExactly(closed.id(), second.id(), first.id());
    assertThat(listed(inbox("&order=oldest"))).containsExactly(first.id(), second.id());
  }

  @Test
  void whoWaitsLongestIsNamed() {
    var old = reader.writes("I have waited for ever.");
    talk.sql()
        .run("update reader_query set created_at = '1999-01-01Z' where id = ?::uuid", old.id());

    assertThat(inbox("&q=nothing-like-this").body())
        .contains("The longest wait: ", "/admin/inbox/" + old.id());
    old.changed("status", "closed").with(200);
  }

  @Test
  void everyFilterOfTheAddressFilters() {
    var one = reader.writes(Writing.QUESTION.with("kind", "correction"));
    var two = reader.writes("Another.");
    two.changed("topic", "method").with(200);
    two.changed("assignee", "me").with(200);

    assertThat(listed(inbox("&kind=correction"))).containsExactly(one.id());
    assertThat(listed(inbox("&topic=method"))).containsExactly(two.id());
    assertThat(listed(inbox("&assignee=me"))).containsExactly(two.id());
    assertThat(listed(inbox("&assignee=none"))).containsExactly(one.id());
    assertThat(listed(inbox("&channel=call"))).isEmpty();
    assertThat(inbox("&channel=call").body()).contains("Nothing waits here.");
    assertThat(inbox("&topic=method").body()).contains("value=\"method\"");
  }

  @Test
  void wordsThatWereFoundAreMarkedAndNothingOfTheReaderIsMarkup() {
    reader.writes("What & why is <b>neutrality</b>?");

    var page = inbox("&q=neutrality").body();

    assertThat(page)
        .contains("<mark>neutrality</mark>", "&lt;b&gt;", "&amp; why is")
        .doesNotContain("<b>neutrality");
    assertThat(inbox("&q=zyzzyva").body()).contains("Nothing was found.");
  }

  @ParameterizedTest
  @CsvSource({
    "status, lost, There is no such status.",
    "kind, rant, There is no such kind.",
    "channel, fax, There is no such way to reach us.",
    "order, wild, There is no such order.",
    "assignee, nobody@example.org, Nobody here has this address.",
    "cursor, x, This page of the list is not there any more."
  })
  void aFilterThatMakesNoSenseIsSaid(String filter, String value, String said) {
    var page = staff.get("/admin/inbox?" + filter + "=" + value).with(400);

    assertThat(page.body()).contains(said, "id=\"refusal\"", "Nothing can be shown like this.");
  }

  @Test
  void aLongListHasPages() {
    var written = new ArrayList<String>();
    for (int i = 0; i < 55; i++) {
      written.add(reader.writes("Number " + i).id());
    }

    var first = inbox("");
    var next = found(first, "rel=\"next\" href=\"([^\"]+)\"").getFirst().replace("&amp;", "&");
    var second = staff.get(next).with(200);

    var seen = new ArrayList<>(listed(first));
    seen.addAll(listed(second));
    assertThat(listed(first)).hasSize(50);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(written);
    assertThat(second.body()).contains("First page").doesNotContain("Next page");
  }

  @Test
  void thoseTickedAreClosedAndWhoRefusesIsCounted() {
    var one = reader.writes("One.");
    var two = reader.writes("Two.");
    var gone = reader.writes("Three.");
    gone.withdraws().with(200);

    var done =
        ticks("close", "", one.id(), two.id(), gone.id(), "00000000-0000-0000-0000-000000000001");

    var said = staff.get(done.with(303).header("Location")).with(200).body();
    assertThat(said)
        .contains(
            "2 queries are closed.", "its reader has taken it back", "1 is not there any more");
    assertThat(done.header("Location")).contains("article=" + article.slug());
    assertThat(one.atTheDesk().text("/status")).isEqualTo("closed");
    assertThat(two.atTheDesk().text("/status")).isEqualTo("closed");
    assertThat(gone.atTheDesk().text("/status")).isEqualTo("withdrawn");
  }

  @Test
  void thoseTickedAreGivenATopicWhichIsSuggestedFromThenOn() {
    var one = reader.writes("One.");
    var two = reader.writes("Two.");

    ticks("sort", "Method & theory", one.id(), two.id()).with(303);

    assertThat(one.atTheDesk().text("/topic")).isEqualTo("Method & theory");
    assertThat(two.atTheDesk().text("/topic")).isEqualTo("Method & theory");
    assertThat(inbox("").body()).contains("<option value=\"Method &amp; theory\">");
    ticks("sort", "", one.id()).with(303);
    assertThat(one.atTheDesk().at("/topic").isNull()).isTrue();
  }

  @Test
  void aHostsTicksChangeNothingOfAnothersCalls() {
    var mine = article.host();
    var other = talk.given().host("UTC");
    talk.reader()
        .tries(Reader.request(article, "2026-11-24T10:00:00Z").with("question", "In a call?"))
        .with(201);
    var question =
        talk.sql()
            .value(
                "select q.id from reader_query q join article a on a.id = q.article_id where"
                    + " a.slug = ?",
                article.slug())
            .toString();

    var refused = ticks(StaffBrowser.signIn(talk, other.account()), "close", "", question);
    var page = StaffBrowser.signIn(talk, other.account()).get(refused.header("Location"));

    assertThat(page.body()).contains("0 queries are closed.", "it belongs to another host");
    assertThat(talk.desk().get("/api/v1/admin/comments/" + question).text("/status"))
        .isEqualTo("open");
    ticks(StaffBrowser.signIn(talk, mine.account()), "close", "", question).with(303);
    assertThat(talk.desk().get("/api/v1/admin/comments/" + question).text("/status"))
        .isEqualTo("closed");
  }

  @Test
  void nothingTickedOrATopicThatIsNoneIsSaidAndWhatWasTypedStays() {
    var one = reader.writes("One.");

    assertThat(ticks("close", "").with(422).body()).contains("Tick at least one.");
    var long1 = ticks("sort", "x".repeat(201), one.id()).with(422).body();
    assertThat(long1)
        .contains("A topic is one line", "x".repeat(201))
        .containsPattern("name=\"pick-" + one.id() + "\"[^>]* checked");
    assertThat(ticks("burn", "", one.id()).status()).isEqualTo(400);
    assertThat(one.atTheDesk().at("/sequence").asInt()).isZero();
  }

  @Test
  void aViewIsNamedShownAndRemoved() {
    var saved =
        post("/admin/inbox/views?status=answered&topic=method", Map.of("name", "Method, done"))
            .with(303);

    assertThat(saved.header("Location"))
        .isEqualTo("/admin/inbox?said=view-saved&status=answered&topic=method");
    var page = staff.get(saved.header("Location")).with(200).body();
    assertThat(page)
        .contains("The view is saved.", "Method, done")
        .contains("href=\"/admin/inbox?status=answered&amp;topic=method\" aria-current=\"page\"");
    var removal = found(staff.get("/admin/inbox"), "(/admin/inbox/views/[0-9a-f-]{36}/removal)");
    removal.forEach(each -> post(each, Map.of()).with(303));
    assertThat(staff.get("/admin/inbox").body()).doesNotContain("Method, done");
  }

  @Test
  void aNameGivenAgainStandsForTheNewFilter() {
    post("/admin/inbox/views?topic=a", Map.of("name", "Again")).with(303);
    post("/admin/inbox/views?topic=b", Map.of("name", "Again")).with(303);

    assertThat(staff.get("/admin/inbox").body())
        .contains("href=\"/admin/inbox?topic=b\"")
        .doesNotContain("href=\"/admin/inbox?topic=a\"");
  }

  @Test
  void aViewIsItsOwnersAlone() {
    var host = StaffBrowser.signIn(talk, article.host().account());
    host.send("POST", "/admin/inbox/views?topic=x", StaffBrowser.form(Map.of("name", "Of a host")))
        .with(303);
    var removal = found(host.get("/admin/inbox"), "(/admin/inbox/views/[0-9a-f-]{36}/removal)");

    assertThat(staff.get("/admin/inbox").body()).doesNotContain("Of a host");
    post(removal.getFirst(), Map.of()).with(303);
    assertThat(host.get("/admin/inbox").body()).contains("Of a host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "two\nlines", "61"})
  void aViewNeedsAGoodName(String name) {
    var given = name.equals("61") ? "x".repeat(61) : name;

    assertThat(post("/admin/inbox/views", Map.of("name", given)).with(422).body())
        .contains("Give the view a name");
  }

  @Test
  void aViewKeepsNoReadersAddress() {
    assertThat(
            post("/admin/inbox/views?q=anna@example.org", Map.of("name", "Anna")).with(422).body())
        .contains("A view cannot keep a reader’s address.");
    assertThat(post("/admin/inbox/views?status=lost", Map.of("name", "Lost")).status())
        .isEqualTo(400);
  }

  @Test
  void noMoreViewsAreKeptThanAnybodyReads() {
    var host = StaffBrowser.signIn(talk, article.host().account());
    for (int i = 0; i < 30; i++) {
      host.send("POST", "/admin/inbox/views", StaffBrowser.form(Map.of("name", "View " + i)))
          .with(303);
    }

    host.send("POST", "/admin/inbox/views", StaffBrowser.form(Map.of("name", "One more")))
        .with(422);
    host.send("POST", "/admin/inbox/views", StaffBrowser.form(Map.of("name", "View 7"))).with(303);
  }

  @Test
  void theInboxSpeaksRussian() {
    reader.writes("Почему?");

    var page = inbox("&lang=ru").body();

    assertThat(page).contains("Вопросы читателей", "Ждут ответа", "Комментарий", "lang=\"ru\"");
    assertThat(staff.get("/admin/inbox?status=lost&lang=ru").with(400).body())
        .contains("Такого статуса нет.");
  }

  private Answer inbox(String query) {
    return staff.get("/admin/inbox?article=" + article.slug() + query).with(200);
  }

  private Answer ticks(String what, String topic, String... ids) {
    return ticks(staff, what, topic, ids);
  }

  private Answer ticks(Api who, String what, String topic, String... ids) {
    var form = new LinkedHashMap<String, String>();
    for (var id : ids) {
      form.put("pick-" + id, "on");
    }
    form.put("do", what);
    form.put("new-topic", topic);
    return who.send("POST", "/admin/inbox?article=" + article.slug(), StaffBrowser.form(form));
  }

  private Answer post(String path, Map<String, String> form) {
    return staff.send("POST", path, StaffBrowser.form(form));
  }

  private static List<String> listed(Answer page) {
    return found(page, LISTED.pattern());
  }

  private static List<String> found(Answer page, String pattern) {
    return Pattern.compile(pattern)
        .matcher(page.body())
        .results()
        .map(each -> each.group(1))
        .toList();
  }
}
