package org.talktous.web.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** An address that no mail reaches over the internet is refused wherever a reader gives one. */
@ServiceTest
class InternetEmailTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;

  InternetEmailTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
  }

  private Answer books(String email) {
    return talk.reader().tries(Reader.request(article, TEN).with("email", email));
  }

  private Answer writes(String email) {
    return talk.api()
        .post(
            "/api/v1/articles/" + article.slug() + "/comments",
            Fields.NONE
                .with("kind", "question")
                .with("body", "Why?")
                .with("email", email)
                .with("consent", true));
  }

  private Answer waits(String email) {
    return talk.api()
        .post(
            "/api/v1/articles/" + article.slug() + "/waitlist",
            Fields.NONE
                .with("email", email)
                .with("zone", "UTC")
                .with("locale", "en")
                .with("consent", true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@nowhere",
        "anna@localhost",
        "anna@mail.localhost",
        "anna@reader.invalid",
        "anna@reader.INVALID",
        "anna@printer.local",
        "anna@desk.internal",
        "anna@hidden.onion",
        "anna@2.0.192.in-addr.arpa",
        "anna@192.0.2.1",
        "anna@[192.0.2.1]",
        "anna@example.c",
        "anna@example.org.",
        "anna@почта"
      })
  void everyDoorNamesTheFieldOfAnAddressThatLeadsNowhere(String email) {
    for (var refused : new Answer[] {books(email), writes(email), waits(email)}) {
      assertThat(refused.with(400).problem()).as(email).isEqualTo("invalid-request");
      assertThat(refused.blamed()).as(email).containsExactly("email");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna+call@example.org",
        "o'neill.anna@mail.example.com",
        "анна@пример.рф",
        "anna@bücher.example",
        "anna@xn--bcher-kva.example",
        "anna@journal.museum",
        "anna@reader.test"
      })
  void addressesOfEveryAlphabetAreTaken(String email) {
    books(email).with(201);
    writes(email).with(201);
  }

  @Test
  void theBookingFormSaysWhatAnAddressLooksLikeAndKeepsIt() {
    var form =
        talk.api()
            .with("Accept", "text/html")
            .with("Content-Type", "application/x-www-form-urlencoded");
    for (var words :
        Map.of(
                "en", "Write an email address such as name@example.org.",
                "ru", "Укажите адрес вида name@example.org.")
            .entrySet()) {
      var page =
          form.with("Accept-Language", words.getKey())
              .post(
                  "/articles/" + article.slug() + "/call",
                  "zone=UTC&name=Anna&email=anna%40nowhere&start=" + TEN.replace(":", "%3A"));

      assertThat(page.with(422).body()).contains(words.getValue(), "value=\"anna@nowhere\"");
    }
  }
}
