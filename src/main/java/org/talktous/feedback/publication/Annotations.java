package org.talktous.feedback.publication;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.passage.Passage;
import org.talktous.base.setting.PublicUrl;
import org.talktous.feedback.publication.Annotation.Agent;
import org.talktous.feedback.publication.Annotation.Target;
import org.talktous.feedback.publication.Annotation.TextQuoteSelector;
import org.talktous.feedback.publication.Annotation.TextualBody;

/** Public questions as Web Annotations of their article, with the addresses they have here. */
@Singleton
class Annotations {
  private final PublicUrl url;

  Annotations(PublicUrl url) {
    this.url = url;
  }

  Annotation.Collection collection(
      Article article, PublishedQuestions.Part latest, long total, String label) {
    var first = page(article, latest, "first", null, null);
    return new Annotation.Collection(
        Annotation.CONTEXT,
        id(article),
        "AnnotationCollection",
        label,
        total,
        latest.questions().isEmpty() ? null : first);
  }

  /** A page that is asked for by itself. */
  Annotation.Page page(Article article, PublishedQuestions.Part part, String cursor) {
    return page(article, part, cursor, Annotation.CONTEXT, id(article));
  }

  private Annotation.Page page(
      Article article,
      PublishedQuestions.Part part,
      String cursor,
      @Nullable String context,
      @Nullable String partOf) {
    return new Annotation.Page(
        context,
        id(article) + "?cursor=" + cursor,
        "AnnotationPage",
        partOf,
        cursor.equals("first") ? 0L : null,
        part.questions().stream().map(each -> annotation(article, each, null)).toList(),
        part.next() == null ? null : id(article) + "?cursor=" + part.next());
  }

  /** An annotation that is asked for by itself. */
  Annotation alone(Article article, PublishedQuestion question) {
    return annotation(article, question, Annotation.CONTEXT);
  }

  private Annotation annotation(
      Article article, PublishedQuestion question, @Nullable String context) {
    var bodies = new ArrayList<TextualBody>();
    bodies.add(
        new TextualBody(
            "TextualBody",
            question.body(),
            "text/plain",
            question.language(),
            "questioning",
            question.askedAt()));
    question
        .answers()
        .forEach(
            each ->
                bodies.add(
                    new TextualBody(
                        "TextualBody",
                        each.body(),
                        "text/plain",
                        null,
                        "replying",
                        each.writtenAt())));
    return new Annotation(
        context,
        id(article) + "/" + question.reference(),
        "Annotation",
        "questioning",
        question.askedAt(),
        question.updatedAt(),
        question.asker() == null ? null : new Agent("Person", question.asker()),
        url.of(question.path()),
        bodies,
        new Target(source(article), selector(question.passage())));
  }

  private String id(Article article) {
    return url.of("/api/v1/articles/" + article.slug() + "/annotations");
  }

  /** Where the article is read: at its publisher, or else here. */
  private String source(Article article) {
    return article.url() == null ? url.of("/articles/" + article.slug()) : article.url();
  }

  private static @Nullable TextQuoteSelector selector(@Nullable Passage passage) {
    return passage == null
        ? null
        : new TextQuoteSelector(
            "TextQuoteSelector", passage.exact(), passage.prefix(), passage.suffix());
  }
}
