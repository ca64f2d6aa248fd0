package org.talktous.call.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.call.booking.Booked;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Forms that other sites send in a reader's name. */
@ServiceTest
class ForeignFormTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;

  ForeignFormTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, https://elsewhere.example",
    "Origin, null",
    "Origin, not an address"
  })
  void aFormOfAnotherSiteIsRefused(String header, String value) {
    var answer = book(form().with(header, value));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Booked.about(article).calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, same-origin", "Sec-Fetch-Site, none", "Accept, text/html"})
  void aFormOfThisSiteOrOfAProgramIsTaken(String header, String value) {
    var answer = book(form().with(header, value));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(Booked.about(article).calls()).hasSize(1);
  }

  @Test
  void thisSiteIsKnownByItsOriginToo() {
    assertThat(book(form().with("Origin", talk.address().toString())).status()).isEqualTo(303);
  }

  @Test
  void anotherSiteCanNeitherMoveNorCancelACall() {
    var call = talk.reader().books(article, TEN);
    var foreign = form().with("Sec-Fetch-Site", "cross-site");

    foreign.post("/calls/" + call.token() + "/time", "start=2026-11-24T11:00:00Z").with(403);
    foreign.post("/calls/" + call.token() + "/cancellation", "reason=").with(403);

    assertThat(call.read().json()).isEqualTo(call.booked().json());
  }

  @Test
  void whatFillsInTheFieldThatPeopleDoNotSeeBooksNothing() {
    var answer = form().post(path(), written(Map.of("website", "https://spam.example")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(Booked.about(article).calls()).isEmpty();
  }

  private Api form() {
    return talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Accept", "text/html");
  }

  private Answer book(Api browser) {
    return browser.post(path(), written(Map.of()));
  }

  private String path() {
    return "/articles/" + article.slug() + "/call";
  }

  private static String written(Map<String, String> more) {
    var fields = new java.util.TreeMap<String, String>(more);
    fields.putAll(
        Map.of("start", TEN, "name", "Anna", "email", Reader.newAddress(), "zone", "UTC"));
    return fields.entrySet().stream()
        .map(
            each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
