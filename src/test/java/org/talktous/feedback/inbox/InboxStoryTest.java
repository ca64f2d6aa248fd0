package org.talktous.feedback.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Staff find what readers ask, sort it and answer. */
@ServiceTest
class InboxStoryTest {
  private static final String INBOX = "/api/v1/admin/comments";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final Writing reader;

  InboxStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "daily 09:00-17:00");
    this.reader = new Writing(talk, article);
  }

  @Test
  void queriesAreListedLatestFirstAndFilteredByEverythingNamed() {
    var first = writes("First.");
    var second = writes("Second.");
    var correction = reader.writes(Writing.QUESTION.with("kind", "correction"));
    first.answered("Yes.", false);
    second.changed("topic", "method").with(200);
    second.changed("assignee", "me").with(200);
    var call = talk.reader();
    call.tries(
            Reader.request(article, "2026-11-25T10:00:00Z").with("question", "Third, in a call?"))
        .with(201);

    assertThat(found("")).hasSize(4).endsWith(second.reference(), first.reference());
    assertThat(found("&status=answered")).containsExactly(first.reference());
    assertThat(found("&kind=correction")).containsExactly(correction.reference());
    assertThat(found("&topic=method")).containsExactly(second.reference());
    assertThat(found("&assignee=me")).containsExactly(second.reference());
    assertThat(found("&assignee=" + TalkToUs.ADMIN)).containsExactly(second.reference());
    assertThat(found("&assignee=none")).hasSize(3).doesNotContain(second.reference());
    assertThat(found("&channel=call")).hasSize(1);
    assertThat(found("&channel=comment&status=open&kind=question"))
        .containsExactly(second.reference());
    assertThat(references(list("?article=no-such-article"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"status, lost", "kind, rant", "channel, fax", "assignee, nobody@example.org"})
  void aFilterThatMakesNoSenseIsRefused(String filter, String value) {
    var refused = talk.desk().get(INBOX + "?" + filter + "=" + value).with(400);

    assertThat(refused.blamed()).containsExactly(filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "!!!!", "AAAA", "MSAyIDMgNCA1IDY"})
  void aCursorThatIsNotOursIsRefused(String cursor) {
    assertThat(talk.desk().get(INBOX + "?cursor=" + cursor).with(400).blamed())
        .containsExactly("cursor");
    assertThat(talk.desk().get(INBOX + "?q=a&cursor=" + cursor).with(400).blamed())
        .containsExactly("cursor");
  }

  @Test
  void wordsAreFoundInAnyFormAndInBothLanguages() {
    var english = writes("The leaders were carrying the burdens of alliances.");
    var russian = writes("Почему лидеры несут издержки союзов?");

    assertThat(search("leader burden")).containsExactly(english.reference());
    assertThat(search("alliance")).containsExactly(english.reference());
    assertThat(search("издержками")).containsExactly(russian.reference());
    assertThat(search("союз лидера")).containsExactly(russian.reference());
    assertThat(search("burden or издержка"))
        .containsExactlyInAnyOrder(english.reference(), russian.reference());
    assertThat(search("\"carrying the burdens\"")).containsExactly(english.reference());
    assertThat(search("\"burdens carrying\"")).isEmpty();
    assertThat(search("leader -burden")).isEmpty();
    assertThat(search(english.reference())).containsExactly(english.reference());
    assertThat(search("the")).isEmpty();
  }

  @Test
  void anAdminFindsAReaderByTheirAddress() {
    var comment = reader.writes(Writing.OF_ANNA);
    writes("Of somebody else.");

    assertThat(search("Anna@Example.org")).containsExactly(comment.reference());
  }

  @Test
  void anEmptyFilterIsNone() {
    var comment = writes("A question.");

    assertThat(found("&status=&kind=&channel=&topic=&assignee=&q=&cursor="))
        .containsExactly(comment.reference());
  }

  @Test
  void repliesAreSearchedTooUntilTheCommentIsTakenBack() {
    var comment = writes("A question.");
    comment.answered("Concerning hegemony.", false);
    comment.adds("And tributaries?").with(201);

    assertThat(search("hegemony tributary")).containsExactly(comment.reference());
    comment.withdraws().with(200);
    assertThat(search("hegemony tributary")).isEmpty();
  }

  @Test
  void whatFitsBestComesFirstWithTheWordsMarked() {
    var often = writes("Neutrality & again neutrality: what is <b>neutrality</b>?");
    talk.clock().advance(Duration.ofMinutes(1));
    var once = writes("A long sentence about many things, in which neutrality is but one of them.");

    assertThat(search("neutrality")).containsExactly(often.reference(), once.reference());
    var marked = list("?q=neutrality&article=" + article.slug()).at("/items/0/highlight").asText();
    assertThat(marked)
        .contains("<mark>Neutrality</mark>", "&amp;", "&lt;b&gt;")
        .doesNotContain("<b>")
        .doesNotContain("\u0002");
  }

  @Test
  void whatAReaderAskedComesBeforeWhatWasAnswered() {
    var asked =
        writes("A long sentence about many things, in which neutrality is but one of them.");
    talk.clock().advance(Duration.ofMinutes(1));
    var answered = writes("Something else");
    talk.desk()
        .post(
            answered.deskPath() + "/replies",
            Fields.NONE.with("body", "Neutrality! Neutrality, or rather the lack of neutrality."))
        .with(201);

    assertThat(search("neutrality")).containsExactly(asked.reference(), answered.reference());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&q=tide"})
  void pagesStayWholeWhileOthersWrite(String query) {
    var written = new ArrayList<String>();
    for (int i = 0; i < 230; i++) {
      written.add(writes("The tide " + "tide ".repeat(i % 3) + i).reference());
      talk.clock().advance(Duration.ofSeconds(i % 2));
    }

    var page = list("?article=" + article.slug() + query);
    var seen = new ArrayList<>(references(page));
    while (!page.at("/next").isNull()) {
      writes("The tide, while they read");
      page = list("?article=" + article.slug() + query + "&cursor=" + page.text("/next"));
      seen.addAll(references(page));
    }

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void theNewestOnThePagesEdgeDoesNotTurnThePagesInACircle() {
    for (int i = 0; i < 60; i++) {
      writes("The tide tide number " + i);
      talk.clock().advance(Duration.ofSeconds(1));
    }
    // It fits worse than those before it, so it stands last of the first page.
    for (int i = 0; i < 11; i++) {
      writes("Tide, once and then a good many other words, " + i);
    }

    assertThat(throughAllPages("&q=tide")).doesNotHaveDuplicates().hasSize(71);
  }

  @Test
  void whoAnswersWhileTurningPagesMissesNothing() {
    var written = new ArrayList<String>();
    for (int i = 0; i < 260; i++) {
      written.add(writes("The tide " + "tide ".repeat(i % 4) + i).id());
      talk.clock().advance(Duration.ofSeconds(1));
    }
    var query = "?article=" + article.slug() + "&status=open&q=tide";
    var seen = new ArrayList<String>();

    for (var page = list(query); ; page = list(query + "&cursor=" + page.text("/next"))) {
      for (var item : page.items("/items")) {
        seen.add(item.at("/id").asText());
      }
      // Answered, the first ones of the page leave the filter.
      for (var id : seen.subList(Math.max(0, seen.size() - 50), Math.max(0, seen.size() - 40))) {
        talk.desk().send("PATCH", INBOX + "/" + id, Fields.NONE.with("status", "closed")).with(200);
      }
      if (page.at("/next").isNull()) {
        break;
      }
    }

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
  }

  private List<String> throughAllPages(String query) {
    var page = list("?article=" + article.slug() + query);
    var seen = new ArrayList<>(references(page));
    for (int pages = 1; !page.at("/next").isNull(); pages++) {
      assertThat(pages).isLessThan(100);
      page = list("?article=" + article.slug() + query + "&cursor=" + page.text("/next"));
      seen.addAll(references(page));
    }
    return seen;
  }

  @Test
  void staffAnswerAndTheTimeOfTheFirstAnswerStays() {
    var comment = reader.writes(Writing.OF_ANNA);
    talk.clock().advance(Duration.ofHours(5));

    var answered = comment.answered("Because it pays.", false);
    talk.clock().advance(Duration.ofHours(1));
    comment.adds("Really?").with(201);
    comment.answered("Really.", false);

    assertThat(answered.text("/status")).isEqualTo("answered");
    assertThat(answered.text("/firstAnsweredAt")).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(comment.atTheDesk().text("/firstAnsweredAt")).isEqualTo("2026-11-23T13:00:00Z");
    assertThat(comment.atTheDesk().text("/changedAt")).isEqualTo("2026-11-23T14:00:00Z");
  }

  @Test
  void aPatchChangesWhatItNamesAndNullTakesAway() {
    var comment = writes("A question.");

    var sorted =
        talk.desk()
            .send(
                "PATCH",
                comment.deskPath(),
                Fields.NONE
                    .with("topic", "method")
                    .with("assignee", TalkToUs.ADMIN)
                    .with("status", "closed"))
            .with(200);
    assertThat(sorted.text("/topic")).isEqualTo("method");
    assertThat(sorted.text("/assignee")).isEqualTo(TalkToUs.ADMIN);
    assertThat(sorted.text("/status")).isEqualTo("closed");
    assertThat(sorted.text("/closedAt")).isEqualTo("2026-11-23T08:00:00Z");

    var unassigned = comment.changed("assignee", null).with(200);
    assertThat(unassigned.at("/assignee").isNull()).isTrue();
    assertThat(unassigned.text("/topic")).isEqualTo("method");
    assertThat(comment.changed("topic", null).with(200).at("/topic").isNull()).isTrue();
    assertThat(comment.changed("status", "open").with(200).at("/closedAt").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "status, flagged",
    "status, withdrawn",
    "status, ''",
    "status, ",
    "assignee, nobody@example.org",
    "assignee, 00000000-0000-0000-0000-000000000000",
    "topic, 'two\nlines'",
    "reader, Anna"
  })
  void aFaultyPatchChangesNothing(String member, @Nullable String value) {
    var comment = writes("A question.");

    assertThat(comment.changed(member, value).with(400).blamed()).containsExactly(member);
    assertThat(comment.changed("topic", 7).with(400).blamed()).containsExactly("topic");
    assertThat(comment.atTheDesk().at("/sequence").asInt()).isZero();
  }

  @Test
  void aQueryAnsweredElsewhereCountsAsAnswered() {
    var comment = writes("A question.");

    var answered = comment.changed("status", "answered").with(200);

    assertThat(answered.text("/firstAnsweredAt")).isEqualTo("2026-11-23T08:00:00Z");
  }

  @Test
  void nobodyElseReadsTheInbox() {
    var comment = writes("A question.");
    for (var path : List.of(INBOX, comment.deskPath())) {
      assertThat(talk.api().get(path).status()).isEqualTo(401);
    }
    assertThat(
            talk.api().send("PATCH", comment.deskPath(), Fields.NONE.with("topic", "x")).status())
        .isEqualTo(401);
    assertThat(
            talk.api()
                .post(comment.deskPath() + "/replies", Fields.NONE.with("body", "x"))
                .status())
        .isEqualTo(401);
    assertThat(talk.desk().get(INBOX + "/00000000-0000-0000-0000-000000000000").with(404).problem())
        .isEqualTo("not-found");
  }

  private GivenComment writes(String body) {
    return reader.writes(body);
  }

  private List<String> search(String words) {
    return found("&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
  }

  private List<String> found(String query) {
    return references(list("?article=" + article.slug() + query));
  }

  private Answer list(String query) {
    return talk.desk().get(INBOX + query).with(200);
  }

  private static List<String> references(Answer page) {
    return page.items("/items").stream().map(item -> item.at("/reference").asText()).toList();
  }
}
