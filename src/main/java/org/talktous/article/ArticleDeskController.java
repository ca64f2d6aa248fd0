package org.talktous.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.ConstraintViolationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MalformedRequests;
import org.talktous.web.problem.MaxBodySize;
import org.talktous.web.problem.VersionTag;
import org.talktous.web.problem.Violation;

/** Shows admins the articles, and lets them write some. */
@Hidden
@DeskSection(name = "articles", path = "/admin/articles", order = 110, forRunning = true)
@Controller("/admin/articles")
@MaxBodySize(MaxBodySize.LONG_FORM)
@Secured("ADMIN")
@HtmlPage
class ArticleDeskController {
  private static final int PAGE = 50;

  private final Articles articles;
  private final ObjectMapper json;
  private final Validator validator;
  private final DeskPages pages;

  ArticleDeskController(
      Articles articles, ObjectMapper json, Validator validator, DeskPages pages) {
    this.articles = articles;
    this.json = json;
    this.validator = validator;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> articles(
      DeskVisitor who, @QueryValue @Nullable String q, @QueryValue @Nullable String after) {
    var query = q == null ? "" : q.strip();
    var page = Slice.of(articles.search(query, after, PAGE + 1), PAGE, found -> found.slug());
    return pages.show(
        who, "article/articles", new ArticleListPage(page.items(), query, page.next()));
  }

  @Get("/new")
  HttpResponse<byte[]> add(DeskVisitor who) {
    var typed = Map.of("language", who.visitor().language().tag());
    return form(HttpStatus.OK, who, null, typed, List.of(), null, Map.of());
  }

  @Get("/edit/{slug}")
  HttpResponse<byte[]> edit(DeskVisitor who, String slug) {
    var article = articles.get(slug);
    var hosts = articles.hostsOf(slug);
    var typed = marked(ArticleForm.of(article, hosts), article, hosts);
    return form(HttpStatus.OK, who, slug, typed, others(article), null, Map.of());
  }

  /** The same, to be held against the article as it was read. */
  private static Map<String, String> marked(
      Map<String, String> typed, Article article, List<UUID> hosts) {
    var marked = new LinkedHashMap<>(typed);
    marked.put("mark", Articles.mark(article, hosts).text());
    return marked;
  }

  private static List<String> others(Article article) {
    return article.languages().stream().skip(1).toList();
  }

  private HttpResponse<byte[]> form(
      HttpStatus status,
      DeskVisitor who,
      @Nullable String slug,
      Map<String, String> typed,
      List<String> translations,
      @Nullable String refusal,
      Map<String, String> errors) {
    return pages.show(
        status,
        who,
        "article/edit",
        new ArticleForm(slug, typed, articles.hosts(), translations, refusal, errors));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var typed = sent == null ? Map.<String, String>of() : sent;
    var slug = typed.getOrDefault("slug", "").strip();
    var errors = new LinkedHashMap<String, String>();
    if (!Article.isSlug(slug)) {
      errors.put("slug", who.visitor().messages().text("articles.wrong.slug"));
    }
    return written(who, null, slug, typed, errors);
  }

  @Post("/edit/{slug}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(
      DeskVisitor who, String slug, @Body @Nullable Map<String, String> sent) {
    articles.get(slug);
    return written(who, slug, slug, sent == null ? Map.of() : sent, new LinkedHashMap<>());
  }

  private HttpResponse<byte[]> written(
      DeskVisitor who,
      @Nullable String existing,
      String slug,
      Map<String, String> typed,
      Map<String, String> errors) {
    var before = existing == null ? Optional.<Article>empty() : articles.find(slug);
    if (errors.isEmpty()) {
      try {
        var draft = draft(typed, before.orElse(null));
        if (existing == null) {
          articles.add(slug, draft);
        } else {
          articles.change(slug, draft, VersionTag.in(typed));
        }
        return DeskPages.done("/admin/articles", "article-saved");
      } catch (ChangedMeanwhile changed) {
        if (existing != null) {
          return changed(who, slug, typed, changed);
        }
        errors.put("slug", who.visitor().messages().text("articles.wrong.taken"));
      } catch (InvalidRequest refusal) {
        refusal.violations().forEach(each -> say(each, typed, who.visitor().messages(), errors));
      }
    }
    return form(
        HttpStatus.UNPROCESSABLE_ENTITY,
        who,
        existing,
        typed,
        before.map(ArticleDeskController::others).orElse(List.of()),
        null,
        errors);
  }

  private HttpResponse<byte[]> changed(
      DeskVisitor who, String slug, Map<String, String> typed, ChangedMeanwhile changed) {
    var why = who.visitor().messages().text("articles.refused.changed");
    var article = articles.get(slug);
    var redisplayed = marked(typed, article, articles.hostsOf(slug));
    return form(changed.type().status(), who, slug, redisplayed, others(article), why, Map.of());
  }

  /** What was filled in, with the translations that the form does not show. */
  private ArticleDraft draft(Map<String, String> typed, @Nullable Article before) {
    try {
      var written = ArticleForm.written(typed, json);
      if (before != null) {
        written.set("translations", json.valueToTree(ArticleDraft.translations(before)));
      }
      var draft = json.treeToValue(written, ArticleDraft.class);
      var violations = validator.validate(draft);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      return draft;
    } catch (JsonProcessingException | ConstraintViolationException invalid) {
      throw MalformedRequests.refusal(invalid).orElseThrow();
    }
  }

  /** Says what is wrong beside the field of the form that it is about. */
  private static void say(
      Violation violation,
      Map<String, String> typed,
      Messages messages,
      Map<String, String> errors) {
    var field = violation.field();
    var place = field.replaceFirst("[\\[.].*", "").replaceFirst("abstractText", "abstract");
    if (place.equals("sections")
        && field.matches("sections\\[\\d+]\\.(id|title|titleLanguage|text)")) {
      int number = Integer.parseInt(field.replaceAll("sections\\[(\\d+)].*", "$1"));
      var of = field.replaceFirst(".*\\.", "");
      errors.put(
          "section-" + ArticleForm.filledIn(typed).get(number) + "-" + of,
          messages.text("articles.wrong.section-" + of));
      return;
    }
    errors.put(
        place.equals("sections") ? "section-0-id" : place,
        messages
            .find("articles.wrong." + place)
            .orElseGet(() -> messages.text("articles.wrong.unclear")));
  }
}
