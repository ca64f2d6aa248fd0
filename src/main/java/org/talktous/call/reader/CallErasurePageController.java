package org.talktous.call.reader;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.security.TooManyRequests;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallLimits;
import org.talktous.call.booking.CallLinks;
import org.talktous.call.booking.CallPersonalData;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/** The page on which a reader erases what is held about a call of theirs. */
@Hidden
@PersonalPage
@Controller("/calls/{token}/erasure")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class CallErasurePageController {
  private final CallChanges calls;
  private final CallLinks links;
  private final CallLimits limits;
  private final ReaderData data;
  private final PageWords words;
  private final Pages pages;
  private final Clock clock;

  CallErasurePageController(
      CallChanges calls,
      CallLinks links,
      CallLimits limits,
      ReaderData data,
      PageWords words,
      Pages pages,
      Clock clock) {
    this.calls = calls;
    this.links = links;
    this.limits = limits;
    this.data = data;
    this.words = words;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> ask(Visitor visitor, String token) {
    return links.isErased(token) ? done(visitor) : asked(visitor, token);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> erase(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    if (links.isErased(token)) {
      return HttpResponse.seeOther(URI.create("/calls/" + token + "/erasure"));
    }
    var call = calls.get(links.open(token));
    try {
      limits.count(request);
    } catch (TooManyRequests refusal) {
      var page = new ErasurePage(token, false, words.refusal(refusal, visitor.messages()));
      return refusal.onto(
          pages.show(refusal.type().status(), visitor, "call/reader/erasure", page));
    }
    data.eraseBehind(CallPersonalData.record(call));
    return HttpResponse.seeOther(URI.create("/calls/" + token + "/erasure"));
  }

  private HttpResponse<byte[]> asked(Visitor visitor, String token) {
    var call = calls.get(links.open(token));
    return pages.show(
        visitor,
        "call/reader/erasure",
        new ErasurePage(token, call.isMovable(clock.instant()), null));
  }

  private HttpResponse<byte[]> done(Visitor visitor) {
    return pages.show(visitor, "web/page/erased", "");
  }
}
