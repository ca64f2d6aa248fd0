package org.talktous.article.passage;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.Section;
import org.talktous.testing.LongTexts;
import org.talktous.testing.SmallStack;

/** An article may be of any signs, and so may what is quoted from it. */
class LongArticleTest {

  static Stream<String> longTexts() {
    return LongTexts.saying(20_000);
  }

  @ParameterizedTest
  @MethodSource("longTexts")
  void passagesAreSoughtInIt(String text) {
    SmallStack.run(
        () -> {
          var quote =
              new Passage(text.substring(0, Passage.LONGEST), text.substring(0, 500), null, "a");
          var sections = List.of(new Section("a", "A", null, text));
          var reading =
              new ArticleText("en", "T", null, null, text, List.of(text), text, sections).reading();
          PassageSearch.find(quote, reading);
          reading.passage(0, Math.min(900, reading.whole().length()));
          Article.isSlug(text);
        });
  }
}
