package org.talktous.article.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.article.ArticleText;
import org.talktous.article.Section;

/** A quoted passage is found again, or said to be gone. */
class PassageSearchTest {
  private static final String TEXT =
      "What does a great power want from allies who cannot defend it? Weak partners add little to"
          + " its strength in a large war, and in a small one they may need more help than they"
          + " bring. None of this comes free. Protection has its direct price.";

  @Test
  void aQuoteIsFoundWhereItStands() {
    assertThat(found(TEXT, quote("Weak partners add little")))
        .isEqualTo("Weak partners add little");
  }

  @Test
  void ofEqualQuotesTheOneWithTheSameSurroundingsIsMeant() {
    var text = "In war the ally helps. In peace the ally helps. In doubt the ally helps.";
    var passage = new Passage("the ally helps", "In peace ", ". In doubt", null);

    var place = PassageSearch.find(passage, reading(text)).orElseThrow();

    assertThat(place.start()).isEqualTo(text.indexOf("the ally helps. In doubt"));
  }

  @Test
  void ofEqualQuotesWithoutSurroundingsTheOneInTheNamedSectionIsMeant() {
    var article =
        new ArticleText(
                "en",
                "Title",
                null,
                null,
                "The ally helps.",
                List.of(),
                null,
                List.of(
                    new Section("war", "War", null, "The ally helps."),
                    new Section("peace", "Peace", null, "The ally helps.")))
            .reading();

    var place = PassageSearch.find(new Passage("ally helps", null, null, "peace"), article);

    assertThat(article.section(place.orElseThrow().start())).isEqualTo("peace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Weak partners add little to its strength|Weak allies add little to its strength",
        "Weak partners add little to its strength|Weak partners add but little to its own strength",
        "they may need more help than they bring|they might need more help than they can bring",
        "None of this comes free|None of that comes so free",
      })
  void aQuoteIsFoundThoughTheTextHasChangedALittle(String quoted, String now) {
    assertThat(found(TEXT.replace(quoted, now), quote(quoted))).isEqualTo(now);
  }

  @Test
  void typographyAndGapsDoNotMatter() {
    var text = "Он сказал: «лидер — это\nтот, кто платит».";

    assertThat(found(text, quote("\"лидер - это тот, кто  платит\"")))
        .isEqualTo("«лидер — это\nтот, кто платит»");
  }

  @Test
  void whatIsNoLongerThereIsNotFound() {
    assertThat(found(TEXT, quote("the price of tea in China"))).isNull();
    assertThat(found(TEXT, quote("a leader never extends its guarantees without limit"))).isNull();
    assertThat(found("", quote("anything"))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00AD", "\u00A0", " \u00AD "})
  void aQuoteOfNothingThatIsComparedIsNotFound(String nothing) {
    assertThat(found(TEXT, quote(nothing))).isNull();
  }

  @Test
  void aLetterQuotedWithLongContextsTakesNoLongSearch() {
    var passage = new Passage("e", "x".repeat(500), "y".repeat(500), null);

    assertThat(found("e".repeat(100_000), passage)).isNull();
  }

  @Test
  void equalWordsElsewhereAreNotTakenForAShortQuote() {
    var passage = new Passage("war", "the long and ", " of attrition", null);

    assertThat(found(TEXT, passage)).isNull();
  }

  /** Against a search that tries every range of the text. */
  @Test
  void theSearchFindsWhatANaiveOneFinds() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var text = letters(random, 30);
      var pattern = letters(random, 3 + random.nextInt(6));
      int edits = random.nextInt(3);

      var best =
          Similarity.near(pattern.toCharArray(), text.toCharArray(), edits).stream()
              .mapToInt(Similarity.Match::edits)
              .min();

      assertThat(best.orElse(99))
          .as("%s in %s with %d", pattern, text, edits)
          .isEqualTo(naive(pattern, text, edits));
    }
  }

  private static int naive(String pattern, String text, int most) {
    int best = 99;
    for (int start = 0; start <= text.length(); start++) {
      for (int end = start + 1; end <= text.length(); end++) {
        var range = text.substring(start, end);
        int longer = Math.max(pattern.length(), range.length());
        int edits = (int) Math.round((1 - Similarity.of(pattern, range)) * longer);
        best = edits <= most ? Math.min(best, edits) : best;
      }
    }
    return best;
  }

  private static String letters(Random random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }

  private static Passage quote(String exact) {
    return new Passage(exact, null, null, null);
  }

  private static @Nullable String found(String text, Passage passage) {
    var reading = reading(text);
    return PassageSearch.find(passage, reading)
        .map(place -> reading.whole().substring(place.start(), place.end()))
        .orElse(null);
  }

  private static ReadingText reading(String text) {
    return new ArticleText("en", "Title", null, null, text, List.of(), null, List.of()).reading();
  }
}
