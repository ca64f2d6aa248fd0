package org.talktous.feedback.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleText;
import org.talktous.article.Doi;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/**
 * Questions and answers as schema.org's linked data for search engines, with the properties that
 * Google's rich results ask of a {@code QAPage}. Nobody votes here, so no answer has votes; the
 * first answer is the accepted one, since only the people behind the article answer.
 */
@Singleton
class QuestionMarkup {
  private static final String SCHEMA = "https://schema.org";

  private final PublicUrl url;
  private final ObjectMapper json;

  QuestionMarkup(PublicUrl url, ObjectMapper json) {
    this.url = url;
    this.json = json;
  }

  /** The page of one question, as JSON that can stand in a script element. */
  String page(
      Article article,
      ArticleText about,
      PublishedQuestion question,
      String citation,
      Language language) {
    var page = node("QAPage");
    page.put("@context", SCHEMA);
    page.putAll(questionPage(about, question, language));
    page.put("inLanguage", language.tag());
    page.put("about", article(article, about));
    page.put("citation", citation);
    return written(page);
  }

  /** The page with all of them: a collection of the pages of each. */
  String collection(
      Article article, ArticleText about, List<PublishedQuestion> questions, Language language) {
    var page = node("CollectionPage");
    page.put("@context", SCHEMA);
    page.put("url", url.of(PublishedQuestion.pathOf(article.slug())));
    page.put("name", Messages.in(language).text("answers.title.of", about.title()));
    page.put("inLanguage", language.tag());
    page.put("about", article(article, about));
    page.put(
        "hasPart", questions.stream().map(each -> questionPage(about, each, language)).toList());
    return written(page);
  }

  private Map<String, Object> questionPage(
      ArticleText about, PublishedQuestion question, Language language) {
    var page = node("QAPage");
    page.put("@id", url.of(question.path()));
    page.put("url", url.of(question.path()));
    page.put("name", question.headline());
    page.put("dateModified", question.updatedAt().toString());
    page.put("mainEntity", question(about, question, language));
    return page;
  }

  private Map<String, Object> question(
      ArticleText about, PublishedQuestion question, Language language) {
    var words = Messages.in(language);
    var asked = node("Question");
    asked.put("url", url.of(question.path()));
    asked.put("name", question.headline());
    asked.put("text", question.body());
    asked.put("inLanguage", question.language());
    asked.put("datePublished", question.askedAt().toString());
    asked.put(
        "author",
        author(
            "Person", question.asker() == null ? words.text("answers.reader") : question.asker()));
    asked.put("upvoteCount", 0);
    asked.put("answerCount", question.answers().size());
    var answers = answers(about, question, words);
    asked.put("acceptedAnswer", answers.getFirst());
    if (answers.size() > 1) {
      asked.put("suggestedAnswer", answers.subList(1, answers.size()));
    }
    return asked;
  }

  private List<Map<String, Object>> answers(
      ArticleText about, PublishedQuestion question, Messages words) {
    var journal = about.journal() == null ? words.text("site.name") : about.journal();
    var numbered = new ArrayList<Map<String, Object>>();
    for (var each : question.answers()) {
      var answer = node("Answer");
      answer.put("url", url.of(question.path()) + "#answer-" + (numbered.size() + 1));
      answer.put("text", each.body());
      answer.put("datePublished", each.writtenAt().toString());
      answer.put("upvoteCount", 0);
      answer.put("author", author("Organization", journal));
      numbered.add(answer);
    }
    return numbered;
  }

  private static Map<String, Object> author(String type, String name) {
    var author = node(type);
    author.put("name", name);
    return author;
  }

  private Map<String, Object> article(Article article, ArticleText about) {
    var node = node("ScholarlyArticle");
    node.put("url", url.of("/articles/" + article.slug()));
    node.put("name", about.title());
    node.put("inLanguage", about.language());
    put(node, "sameAs", article.doi() == null ? article.url() : Doi.address(article.doi()));
    if (about.journal() != null) {
      node.put("isPartOf", author("Periodical", about.journal()));
    }
    return node;
  }

  private static Map<String, Object> node(String type) {
    var node = new LinkedHashMap<String, Object>();
    node.put("@type", type);
    return node;
  }

  private static void put(Map<String, Object> node, String name, @Nullable String value) {
    if (value != null) {
      node.put(name, value);
    }
  }

  /**
   * JSON in which no sign has a meaning to HTML: with {@code </script>} or {@code <!--} a reader's
   * text would end the element or open a comment in it (HTML, section 4.12.1.3).
   */
  private String written(Map<String, Object> page) {
    try {
      return json.writeValueAsString(page)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("markup is plain data", e);
    }
  }
}
