package org.talktous.call.reader;

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
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleAction;
import org.talktous.article.ArticleActions;
import org.talktous.article.Articles;
import org.talktous.article.Quotations;
import org.talktous.base.security.FormTimestamps;
import org.talktous.call.booking.BookingService;
import org.talktous.call.booking.CallLimits;
import org.talktous.call.holding.CallsOverlap;
import org.talktous.call.offer.CallCalendar;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.SlotTaken;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.Refusal;

/** The booking page: choose a time, enter name and address. */
@Hidden
@Controller("/articles/{slug}/call")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class CallPageController {
  private final Articles articles;
  private final Offers offers;
  private final BookingService desk;
  private final CallLimits limits;
  private final Quotations quotations;
  private final ArticleActions actions;
  private final PageWords words;
  private final FormTimestamps stamps;
  private final Pages pages;
  private final Clock clock;

  CallPageController(
      Articles articles,
      Offers offers,
      BookingService desk,
      CallLimits limits,
      Quotations quotations,
      ArticleActions actions,
      PageWords words,
      FormTimestamps stamps,
      Pages pages,
      Clock clock) {
    this.articles = articles;
    this.offers = offers;
    this.desk = desk;
    this.limits = limits;
    this.quotations = quotations;
    this.actions = actions;
    this.words = words;
    this.stamps = stamps;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> choose(
      Visitor visitor,
      String slug,
      @QueryValue @Nullable String month,
      @QueryValue @Nullable String day,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String zones,
      @QueryValue @Nullable String passage) {
    var calendar = calendar(slug, visitor, CallCalendar.Wish.of(month, day, start));
    var article = articles.get(slug);
    return pages.show(
        visitor,
        "call/reader/call",
        new BookingPage(
            slug,
            article.in(visitor.language().tag()),
            calendar,
            article.passage(passage).orElse(null),
            passage,
            CallForm.empty(),
            Map.of(),
            null,
            List.of(),
            false,
            zones != null,
            stamps.stamp(),
            actions(article, visitor)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> book(
      HttpRequest<?> request,
      Visitor visitor,
      String slug,
      @QueryValue @Nullable String passage,
      @Body Map<String, String> sent) {
    var form = CallForm.of(sent, passage);
    var reader = visitor.in(form.zone());
    var article = articles.get(slug);
    var quoted = article.passage(passage).or(() -> quotations.in(sent, article)).orElse(null);
    if (passage != null && quoted == null) {
      var changed = reader.messages().text("call.refused.passage");
      return redisplay(
          HttpStatus.UNPROCESSABLE_ENTITY, reader, slug, form, Map.of(), changed, null);
    }
    var call = form.command(slug, reader, quoted);
    var errors = words.errors(form, call, reader.messages());
    if (!errors.isEmpty() || form.isFromProgram()) {
      var refusal = errors.isEmpty() ? reader.messages().text("call.refused.other") : null;
      return redisplay(HttpStatus.UNPROCESSABLE_ENTITY, reader, slug, form, errors, refusal, null);
    }
    try {
      var booked =
          limits.counted(
              request, call.email(), network -> desk.book(call, form.bookedKey(), network));
      return HttpResponse.seeOther(URI.create("/calls/" + booked.token() + "?booked"));
    } catch (NotFound noSuchArticle) {
      throw noSuchArticle;
    } catch (Refusal refusal) {
      return refused(reader, slug, form, refusal);
    }
  }

  private HttpResponse<?> refused(Visitor reader, String slug, CallForm form, Refusal refusal) {
    var message =
        refusal instanceof CallsOverlap overlap
            ? words.overlap(overlap, reader)
            : words.refusal(refusal, reader.messages());
    return refusal.onto(
        redisplay(refusal.type().status(), reader, slug, form, Map.of(), message, refusal));
  }

  /** Renders the page again with the input. */
  private MutableHttpResponse<byte[]> redisplay(
      HttpStatus status,
      Visitor reader,
      String slug,
      CallForm form,
      Map<String, String> errors,
      @Nullable String message,
      @Nullable Refusal refusal) {
    var nearest = refusal instanceof SlotTaken taken ? taken.alternatives() : List.<Instant>of();
    var wish =
        CallCalendar.Wish.of(
            null, form.day(), form.instead() == null ? form.start() : form.instead());
    var article = articles.get(slug);
    return pages.show(
        status,
        reader,
        "call/reader/call",
        new BookingPage(
            slug,
            article.in(reader.language().tag()),
            calendar(slug, reader, wish),
            article.passage(form.place()).orElse(null),
            form.place(),
            form.redisplayed(),
            errors,
            message,
            nearest,
            refusal instanceof CallsOverlap,
            false,
            stamps.stamp(),
            actions(article, reader)));
  }

  /** What may be done instead, where the page stands alone in a dialog. */
  private List<ArticleAction> actions(Article article, Visitor visitor) {
    return visitor.embedded() ? actions.of(article) : List.of();
  }

  private CallCalendar calendar(String slug, Visitor visitor, CallCalendar.Wish wish) {
    var starts = offers.all(slug).stream().toList();
    return CallCalendar.of(starts, visitor.zone(), wish, clock.instant());
  }
}
