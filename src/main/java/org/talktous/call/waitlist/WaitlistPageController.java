package org.talktous.call.waitlist;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.security.TooManyRequests;
import org.talktous.call.offer.Offers;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/** The page on which a reader asks to be told when a time opens. */
@Hidden
@Controller("/articles/{slug}/waitlist")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class WaitlistPageController {
  private final Waitlist waitlist;
  private final WaitlistLimits limits;
  private final Offers offers;
  private final Articles articles;
  private final Validator validator;
  private final Pages pages;

  WaitlistPageController(
      Waitlist waitlist,
      WaitlistLimits limits,
      Offers offers,
      Articles articles,
      Validator validator,
      Pages pages) {
    this.waitlist = waitlist;
    this.limits = limits;
    this.offers = offers;
    this.articles = articles;
    this.validator = validator;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> form(Visitor visitor, String slug, @QueryValue @Nullable String joined) {
    return show(HttpStatus.OK, visitor, slug, joined != null, "", null, Map.of());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> join(
      HttpRequest<?> request, Visitor visitor, String slug, @Body Map<String, String> sent) {
    var there = visitor.in(sent.get("zone"));
    var messages = there.messages();
    var email = sent.getOrDefault("email", "").strip();
    var reader = new JoinWaitlist(email, there.zone().getId(), there.language().tag(), true);
    if (!validator.validate(reader).isEmpty()) {
      var fault = email.isEmpty() ? "call.wrong.email.missing" : "call.wrong.email.bad";
      var errors = Map.of("email", messages.text(fault));
      return show(HttpStatus.UNPROCESSABLE_ENTITY, there, slug, false, email, null, errors);
    }
    if (!sent.getOrDefault("website", "").isEmpty()) {
      var refusal = messages.text("call.refused.other");
      return show(HttpStatus.UNPROCESSABLE_ENTITY, there, slug, false, email, refusal, Map.of());
    }
    try {
      limits.count(request, email);
    } catch (TooManyRequests refusal) {
      var why = messages.text("call.refused.too-many-requests");
      return refusal.onto(show(refusal.type().status(), there, slug, false, email, why, Map.of()));
    }
    waitlist.join(slug, reader);
    return HttpResponse.seeOther(URI.create("/articles/" + slug + "/waitlist?joined"));
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      String slug,
      boolean isJoined,
      String email,
      @Nullable String refusal,
      Map<String, String> errors) {
    var article = articles.get(slug).in(visitor.language().tag());
    var hasTimes = !offers.all(slug).isEmpty();
    return pages.show(
        status,
        visitor,
        "call/waitlist/waitlist",
        new WaitlistPage(slug, article, isJoined, hasTimes, email, refusal, errors));
  }
}
