package org.talktous.panel.site;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.IDN;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.PublicUrl;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.InvalidRequest;

/** Shows admins the sites that may embed the panel, and lets them change the list. */
@Hidden
@Controller("/admin/sites")
@DeskSection(name = "sites", path = "/admin/sites", order = 135, forRunning = true)
@Secured("ADMIN")
@HtmlPage
class SitePageController {
  private static final String LIST = "/admin/sites";

  /** Scheme, host, port, and a path that does not count. */
  private static final Pattern TYPED =
      Pattern.compile("(?i)(https?://)?(\\[[^]]+]|[^\\s/:?#@]+)(:\\d+)?([/?#].*)?");

  private final Sites sites;
  private final RegisteredArticles articles;
  private final DeskPages pages;

  SitePageController(Sites sites, RegisteredArticles articles, DeskPages pages) {
    this.sites = sites;
    this.articles = articles;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> sites(DeskVisitor who) {
    return show(HttpStatus.OK, who, "", false, null);
  }

  /** Adds a site, or changes what one of the list may do; a whole address is cut to its origin. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> put(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var form = sent == null ? Map.<String, String>of() : sent;
    var typed = form.getOrDefault("origin", "").strip();
    var registers = form.containsKey("registersArticles");
    var origin = origin(typed);
    if (!Site.isOrigin(origin)) {
      return refused(who, typed, registers, "sites.wrong.origin");
    }
    try {
      sites.put(new SiteDraft(origin, registers));
    } catch (InvalidRequest full) {
      return refused(who, typed, registers, "sites.wrong.full");
    }
    return DeskPages.done(LIST, "site-saved");
  }

  private static String origin(String typed) {
    var parts = TYPED.matcher(typed);
    if (!parts.matches()) {
      return "";
    }
    try {
      var scheme = parts.group(1) == null ? "https://" : parts.group(1);
      var port = parts.group(3) == null ? "" : parts.group(3);
      return PublicUrl.origin(URI.create(scheme + IDN.toASCII(parts.group(2)) + port)).orElse("");
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }

  @Post("/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> remove(@Body @Nullable Map<String, String> sent) {
    sites.remove(sent == null ? "" : sent.getOrDefault("origin", ""));
    return DeskPages.done(LIST, "site-removed");
  }

  private HttpResponse<byte[]> refused(
      DeskVisitor who, String typed, boolean registers, String why) {
    var error = who.visitor().messages().text(why);
    return show(HttpStatus.UNPROCESSABLE_ENTITY, who, typed, registers, error);
  }

  private HttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, String typed, boolean registers, @Nullable String error) {
    var page = new SitePage(sites.list(), articles.list(), typed, registers, error);
    return pages.show(status, who, "panel/site/sites", page);
  }
}
