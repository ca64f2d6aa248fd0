package org.talktous.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.article.passage.Passage;
import org.talktous.article.passage.Place;

/** A place names a passage as long as the text is the one it was noted in. */
class PlaceTest {
  private static final ArticleText ENGLISH =
      new ArticleText(
          "en",
          "Title",
          null,
          null,
          "One two three.\n\nFour five.",
          List.of("Six seven."),
          null,
          List.of(new Section("last", "Last", null, "Eight nine ten.")));

  private final Article article =
      new Article(
          UUID.randomUUID(), "slug", "en", null, null, false, Bibliography.NONE, List.of(ENGLISH));

  @Test
  void aPassageIsQuotedWithWhatStandsAroundIt() {
    var passage = article.passage(place("nine")).orElseThrow();

    assertThat(passage)
        .isEqualTo(new Passage("nine", "ee.\nFour five.\nSix seven.\nEight ", " ten.", "last"));
  }

  @Test
  void aPassageMayRunOverParagraphs() {
    assertThat(article.passage(place("three.\nFour")).orElseThrow().exact())
        .isEqualTo("three.\nFour");
  }

  @Test
  void aWordCutInTwoIsQuotedWhole() {
    assertThat(article.passage(place("hree.\nFou")).orElseThrow().exact())
        .isEqualTo("three.\nFour");
  }

  @Test
  void whatWasFoundIsWhereItWasQuoted() {
    var place = place("Four five");

    assertThat(article.find(article.passage(place).orElseThrow()).map(Place::toString))
        .contains(place);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "x",
        "en.00000000.0.3",
        "ru.%s.0.3",
        "en.%s.3.3",
        "en.%s.5.3",
        "en.%s.0.99999",
        "en.%s.14.15",
        "en.%s.-1.3",
        "en.%s.0.999999999999"
      })
  void noPassageIsMadeUp(@org.jspecify.annotations.Nullable String place) {
    var written = place == null ? null : place.formatted(ENGLISH.reading().edition());

    assertThat(article.passage(written)).isEmpty();
  }

  private static String place(String words) {
    var reading = ENGLISH.reading();
    int start = reading.whole().indexOf(words);
    return new Place("en", reading.edition(), start, start + words.length()).toString();
  }

  @Test
  void aPassageFollowsItsTextIntoAnotherSection() {
    var noted = new Passage("Eight nine ten.", "", "", "first");

    assertThat(article.followed(noted).section()).isEqualTo("last");
    assertThat(article.sectionOf(noted, "en").orElseThrow().title()).isEqualTo("Last");
    assertThat(article.followed(new Passage("Nowhere at all to be found.", "", "", "first")))
        .isEqualTo(new Passage("Nowhere at all to be found.", "", "", "first"));
    // What stands in the abstract by now stands in no section, unless its section is still there.
    assertThat(article.followed(new Passage("One two three.", "", "", "first")).section()).isNull();
    assertThat(article.followed(new Passage("One two three.", "", "", "last")).section())
        .isEqualTo("last");
  }
}
