package org.talktous.panel;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleAction;
import org.talktous.article.ArticleActions;
import org.talktous.article.Articles;
import org.talktous.base.setting.PublicUrl;
import org.talktous.panel.site.Sites;
import org.talktous.web.page.Assets;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Tells the panel on a page what to show there. */
@Hidden
@Controller("/embed/panel")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class PanelController {
  private final Sites sites;
  private final Articles articles;
  private final ArticleActions actions;
  private final PublicUrl url;
  private final Assets assets;

  PanelController(
      Sites sites, Articles articles, ArticleActions actions, PublicUrl url, Assets assets) {
    this.sites = sites;
    this.articles = articles;
    this.actions = actions;
    this.url = url;
    this.assets = assets;
  }

  /**
   * What a panel shows, or why it shows nothing. Also a page that is refused may read the answer,
   * so that its console says why in one line; there is nothing of anybody's in it.
   *
   * @param article its slug, its DOI, or the address of its page
   */
  @Get
  HttpResponse<Panel> panel(
      HttpRequest<?> request, @QueryValue String article, @QueryValue @Nullable String lang) {
    var accepted = Language.accepted(request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE));
    var panel = panel(origin(request), article, Language.of(lang).orElse(accepted));
    return HttpResponse.ok(panel)
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  /** The page's origin; a browser names none where the service is of the same. */
  private static @Nullable String origin(HttpRequest<?> request) {
    return request.getHeaders().get(HttpHeaders.ORIGIN);
  }

  private Panel panel(@Nullable String origin, String key, Language language) {
    var site = Optional.ofNullable(origin).or(url::origin).flatMap(sites::find).orElse(null);
    if (origin != null && site == null) {
      return Panel.refused(
          "Talk to Us: " + origin + " is not on the list of sites that may embed the panel.");
    }
    var article = articles.named(key).orElse(null);
    if (site != null) {
      // A name that nothing here has tells staff where a snippet is wrong.
      sites.see(site.origin(), article == null ? key : article.slug());
    }
    if (article == null) {
      return site != null && site.registersArticles()
          ? Panel.registering(key, assets.address("register.js"))
          : Panel.refused("Talk to Us: no article is known as " + key + ".");
    }
    return Panel.of(
        article, actions.survey(article).orElse(null), language, assets.address("answers.js"));
  }

  /**
   * The panel of an article.
   *
   * @param slug null where there is nothing to show
   * @param refused why, for the console
   * @param register the address of the script that registers the article first
   * @param answers the address of the script that shows the article's public answers
   */
  @Introspected
  record Panel(
      @Nullable String slug,
      @Nullable String lang,
      Map<String, String> words,
      @Nullable String refused,
      @Nullable String register,
      @Nullable String answers) {

    static Panel refused(String why) {
      return new Panel(null, null, Map.of(), why, null, null);
    }

    static Panel registering(String key, String script) {
      var why = "Talk to Us: the article of this page could not be registered: " + key + ".";
      return new Panel(null, null, Map.of(), why, script.substring(1), null);
    }

    static Panel of(
        Article article, @Nullable ArticleAction survey, Language language, String answers) {
      var messages = Messages.in(language);
      var words = new TreeMap<String, String>();
      words.put("title", messages.text("article.talk"));
      words.put("lead", messages.text("article.talk.lead"));
      words.put("call", messages.text("article.talk.button"));
      words.put("write", messages.text("article.write"));
      words.put("ask", messages.text("article.ask"));
      words.put("close", messages.text("panel.close"));
      words.put("answers", messages.text("article.answers"));
      words.put("permanent", messages.text("answers.permanent"));
      words.put("more", messages.text("answers.earlier"));
      if (survey != null) {
        words.put("survey", messages.text(survey.text()));
      }
      return new Panel(article.slug(), language.tag(), words, null, null, answers.substring(1));
    }
  }
}
