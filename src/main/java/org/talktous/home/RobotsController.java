package org.talktous.home;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.page.Assets;

/** What programs ask of a site unbidden. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class RobotsController {
  private final Assets assets;
  private final PublicUrl url;

  RobotsController(Assets assets, PublicUrl url) {
    this.assets = assets;
    this.url = url;
  }

  @Get("/robots.txt")
  @Produces(MediaType.TEXT_PLAIN)
  String robots() {
    return """
    User-agent: *
    Disallow: %1$s/calls/
    Disallow: %1$s/comments/
    Disallow: %1$s/admin
    """
        .formatted(url.path());
  }

  /** Every page names the icon; this is for those who look where icons used to be. */
  @Get("/favicon.ico")
  HttpResponse<?> icon() {
    return HttpResponse.temporaryRedirect(URI.create(assets.address("icon.svg")));
  }
}
