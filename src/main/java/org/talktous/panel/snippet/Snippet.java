package org.talktous.panel.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.talktous.base.setting.PublicUrl;
import org.talktous.panel.site.Site;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/**
 * The line that a publisher puts into a page, and what goes with it.
 *
 * @param home the address of the service, with a slash at its end
 * @param article the slug or DOI it names; empty for a whole site
 * @param answers whether the article's public answers stand under the panel
 * @param known the slug of that article, if there is one: for the preview
 */
record Snippet(
    String home,
    String article,
    String display,
    String language,
    String theme,
    boolean answers,
    String known,
    List<Site> sites) {

  static Snippet of(
      Map<String, String> chosen, String article, String known, PublicUrl url, List<Site> sites) {
    return new Snippet(
        url.of("/"),
        article,
        one(chosen, "display", "inline", "button"),
        one(chosen, "language", "", "en", "ru"),
        one(chosen, "theme", "", "light", "dark"),
        chosen.containsKey("answers"),
        known,
        sites);
  }

  private static String one(Map<String, String> chosen, String name, String first, String... more) {
    var value = chosen.getOrDefault(name, first);
    return List.of(more).contains(value) ? value : first;
  }

  String line() {
    return line(article);
  }

  /** The line in a system's template, where the DOI stands for itself. */
  String line(String doi) {
    return "<script src=\"%sembed.js\"%s async></script>".formatted(home, attributes(doi));
  }

  private String attributes(String named) {
    return attribute("article", named)
        + (display.equals("button") ? attribute("display", display) : "")
        + attribute("lang", language)
        + attribute("theme", theme)
        + (answers ? " data-answers" : "");
  }

  private static String attribute(String name, String value) {
    return value.isEmpty()
        ? ""
        : " data-" + name + "=\"" + value.replace("&", "&amp;").replace("\"", "&quot;") + "\"";
  }

  String noscript() {
    var words = Messages.in(Language.of(language).orElse(Language.EN)).text("article.talk");
    return "<noscript><a href=\"%s%s\">%s</a></noscript>".formatted(home, path(), words);
  }

  /** Of the page of the article; by its DOI where the service does not know it yet. */
  private String path() {
    if (!known.isEmpty()) {
      return "articles/" + known;
    }
    return "articles?doi=" + (article.isEmpty() ? "DOI" : URLEncoder.encode(article, UTF_8));
  }

  /** The lines of a Content-Security-Policy (CSP Level 3) that the panel needs. */
  String policy() {
    var origin = home.replaceFirst("^(https?://[^/]+)/.*", "$1");
    return "script-src %1$s; frame-src %1$s; connect-src %1$s".formatted(origin);
  }
}
