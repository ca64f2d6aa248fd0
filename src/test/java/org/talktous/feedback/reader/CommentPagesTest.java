package org.talktous.feedback.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** The forms for writing, as a browser sends them: what a program sends is held, not lost. */
@ServiceTest
class CommentPagesTest {
  private final TalkToUs talk;
  private final GivenArticle article;

  CommentPagesTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().with("abstract", "One two three.");
  }

  @Test
  void aFormThatAPersonFilledInIsOpen() {
    assertThat(statusOf(sends(Map.of("stamp", stamp()), Duration.ofSeconds(30)))).isEqualTo("open");
  }

  @Test
  void aFormSentTheMomentItWasGivenOutIsHeld() {
    assertThat(statusOf(sends(Map.of("stamp", stamp()), Duration.ofSeconds(1))))
        .isEqualTo("flagged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1.00000000000000000000000000000000"})
  void aFormThatWasNeverGivenOutIsHeld(String stamp) {
    assertThat(statusOf(sends(Map.of("stamp", stamp), Duration.ofMinutes(1)))).isEqualTo("flagged");
    assertThat(heldBecause()).isEqualTo("form-age");
  }

  @Test
  void whatFillsInTheFieldThatPeopleDoNotSeeIsHeld() {
    var sent = sends(Map.of("stamp", stamp(), "website", "https://spam"), Duration.ofMinutes(1));

    assertThat(statusOf(sent)).isEqualTo("flagged");
    assertThat(heldBecause()).isEqualTo("hidden-field");
  }

  @Test
  void aFormThatIsSentTwiceWritesOnce() {
    var form = Map.of("stamp", stamp(), "key", UUID.randomUUID().toString());

    var first = sends(form, Duration.ofMinutes(1));
    var second = sends(form, Duration.ZERO);

    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void aPassageOfAnEarlierTextIsNotQuoted() {
    var place = "en.%08x.0.7".formatted("One two three.".hashCode());
    assertThat(browser().get(path() + "?passage=" + place).with(200).body())
        .contains("<blockquote dir=\"auto\">One two</blockquote>");

    article.with("abstract", "Two one three.");
    var stamp = stamp();
    talk.clock().advance(Duration.ofMinutes(1));
    var refused = browser().post(path() + "?passage=" + place, form(Map.of("stamp", stamp)));

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("Why?", "has just changed");
    assertThat(kept()).isZero();
  }

  @Test
  void aLinkCannotMakeThePageQuoteWhatTheArticleDoesNotSay() {
    var page = browser().get(path() + "?passage=Send%20money&exact=Send%20money").with(200);

    assertThat(page.body()).doesNotContain("Send money</blockquote>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replies", "withdrawal", "publication"})
  void aFormOfAnotherSiteChangesNothing(String form) {
    var comment = new Writing(talk, article).writes(Writing.QUESTION);
    var before = comment.read().body();

    browser()
        .with("Sec-Fetch-Site", "cross-site")
        .post(comment.page() + "/" + form, "body=x&agreed=yes")
        .with(403);

    assertThat(comment.read().body()).isEqualTo(before);
    assertThat(talk.api().get(comment.page() + "/" + form).status()).isEqualTo(303);
  }

  @Test
  void whatAReaderWroteIsShownAsTextAndNothingElse() {
    var comment =
        new Writing(talk, article)
            .writes("<script>alert(1)</script>\njavascript:alert(1) http://x.example/?a=1&b=\"2\"");

    var page = talk.api().get(comment.page()).with(200).body();

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "href=\"http://x.example/?a=1&amp;b=")
        .doesNotContain("<script>alert", "href=\"javascript");
  }

  @Test
  void aLinkCutShortLeadsToNoConversation() {
    var page = browser().get("/comments/abc").with(404);

    assertThat(page.body()).contains("This link leads to no conversation");
  }

  private Answer sends(Map<String, String> fields, Duration later) {
    talk.clock().advance(later);
    return browser().post(path(), form(fields)).with(303);
  }

  private static String form(Map<String, String> more) {
    var fields = new LinkedHashMap<>(Map.of("kind", "question", "body", "Why?"));
    fields.putAll(more);
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private Api browser() {
    return talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Accept", "text/html");
  }

  private String path() {
    return "/articles/" + article.slug() + "/comment";
  }

  private String stamp() {
    return browser()
        .get(path())
        .with(200)
        .body()
        .replaceFirst("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1");
  }

  private String statusOf(Answer sent) {
    var token = sent.header("Location").replaceFirst("/comments/([^?]+).*", "$1");
    return talk.api().get("/api/v1/comments/" + token).with(200).text("/status");
  }

  private String heldBecause() {
    return talk.desk()
        .get("/api/v1/admin/comments?article=" + article.slug())
        .with(200)
        .text("/items/0/heldBecause");
  }

  private long kept() {
    return talk.desk()
        .get("/api/v1/admin/comments?article=" + article.slug())
        .with(200)
        .items("/items")
        .size();
  }
}
