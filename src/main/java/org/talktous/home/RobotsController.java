package org.talktous.home;

import io.micronaut.context.BeanContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import org.talktous.base.setting.PublicUrl;
import org.talktous.web.page.Assets;
import org.talktous.web.page.PersonalPage;

/** What programs ask of a site unbidden. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class RobotsController {
  private final Assets assets;
  private final PublicUrl url;
  private final List<String> personal;

  RobotsController(Assets assets, PublicUrl url, BeanContext beans) {
    this.assets = assets;
    this.url = url;
    this.personal =
        beans.getBeanDefinitions(Qualifiers.byStereotype(PersonalPage.class)).stream()
            .map(page -> page.stringValue(Controller.class).orElseThrow())
            .map(route -> route.substring(0, route.indexOf('{')))
            .sorted()
            .toList();
  }

  @Get("/robots.txt")
  @Produces(MediaType.TEXT_PLAIN)
  String robots() {
    var text = new StringBuilder("User-agent: *\n");
    for (var path : personal) {
      text.append("Disallow: ").append(url.path()).append(path).append('\n');
    }
    return text.append("Disallow: ").append(url.path()).append("/admin\n").toString();
  }

  /** Every page names the icon; this is for those who look where icons used to be. */
  @Get("/favicon.ico")
  HttpResponse<?> icon() {
    return HttpResponse.temporaryRedirect(URI.create(assets.address("icon.svg")));
  }
}
