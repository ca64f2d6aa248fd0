package org.talktous.feedback.reader;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.security.TooManyRequests;
import org.talktous.feedback.thread.CommentLimits;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.ThreadLinks;
import org.talktous.feedback.thread.ThreadPersonalData;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;

/** The page on which a reader erases what is held about a thread of theirs. */
@Hidden
@PersonalPage
@Controller("/comments/{token}/erasure")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class ThreadErasurePageController {
  private final Comments comments;
  private final ThreadLinks links;
  private final CommentLimits limits;
  private final ReaderData data;
  private final CommentWords words;
  private final Pages pages;

  ThreadErasurePageController(
      Comments comments,
      ThreadLinks links,
      CommentLimits limits,
      ReaderData data,
      CommentWords words,
      Pages pages) {
    this.comments = comments;
    this.links = links;
    this.limits = limits;
    this.data = data;
    this.words = words;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> ask(Visitor visitor, String token) {
    return links.isErased(token)
        ? done(visitor)
        : pages.show(
            visitor, "feedback/reader/erasure", page(token, comments.get(links.open(token)), null));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> erase(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    if (links.isErased(token)) {
      return HttpResponse.seeOther(URI.create("/comments/" + token + "/erasure"));
    }
    var thread = comments.get(links.open(token));
    try {
      limits.countChange(request);
    } catch (TooManyRequests refusal) {
      var page = page(token, thread, words.refusal(refusal, visitor.messages()));
      return refusal.onto(
          pages.show(refusal.type().status(), visitor, "feedback/reader/erasure", page));
    }
    data.eraseBehind(ThreadPersonalData.record(thread));
    return HttpResponse.seeOther(URI.create("/comments/" + token + "/erasure"));
  }

  private static ThreadErasurePage page(
      String token, FeedbackThread thread, @Nullable String refusal) {
    return new ThreadErasurePage(
        token,
        thread.source().call() != null,
        thread.publication().agreed() && thread.hasPublicAnswer(),
        refusal);
  }

  private HttpResponse<byte[]> done(Visitor visitor) {
    return pages.show(visitor, "web/page/erased", "");
  }
}
