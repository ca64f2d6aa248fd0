package org.talktous.home;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.base.privacy.Operator;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/** What is kept of readers, why, for how long, and what they can do about it. */
@Hidden
@Controller("/privacy")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class PrivacyController {
  private final Operator operator;
  private final Pages pages;

  PrivacyController(Operator operator, Pages pages) {
    this.operator = operator;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> privacy(Visitor visitor) {
    return pages.show(visitor, "home/privacy", operator);
  }
}
