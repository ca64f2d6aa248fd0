package org.talktous.feedback.publication;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.Doi;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/**
 * How a question and its answer are cited: who asked, when it was answered (in UTC, so that
 * everybody cites the same day), what, about which article, and where it stays.
 */
record Citation(String text) {

  static Citation of(
      Article article,
      ArticleText about,
      PublishedQuestion question,
      String url,
      Language language) {
    var words = Messages.in(language);
    var asker = question.asker() == null ? words.text("answers.reader") : question.asker();
    var day =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(language.locale())
            .format(question.answers().getFirst().writtenAt().atZone(ZoneOffset.UTC));
    return new Citation(
        Stream.of(
                words.text("answers.cite", asker, day, question.headline()),
                words.text("answers.cite.about", about.title(), source(about)),
                article.doi() == null ? null : Doi.address(article.doi()),
                url)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" ")));
  }

  /** The journal and its issue, as they follow the title. */
  private static String source(ArticleText about) {
    return Stream.of(about.journal(), about.issue())
        .filter(Objects::nonNull)
        .map(each -> ", " + each)
        .collect(Collectors.joining());
  }
}
