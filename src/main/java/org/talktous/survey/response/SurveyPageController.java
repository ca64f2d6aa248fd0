package org.talktous.survey.response;

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
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.security.FormTimestamps;
import org.talktous.base.security.TooManyRequests;
import org.talktous.survey.questionnaire.Question;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.Visitor;

/**
 * The page on which a reader answers a survey: step by step, or, where a script runs, all on one
 * page, where questions come and go by the answers.
 */
@Hidden
@Controller("/articles/{slug}/survey")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class SurveyPageController {
  private final Articles articles;
  private final SurveySessions sittings;
  private final SurveyForms forms;
  private final SurveyLimits limits;
  private final FormTimestamps stamps;
  private final Pages pages;

  SurveyPageController(
      Articles articles,
      SurveySessions sittings,
      SurveyForms forms,
      SurveyLimits limits,
      FormTimestamps stamps,
      Pages pages) {
    this.articles = articles;
    this.sittings = sittings;
    this.forms = forms;
    this.limits = limits;
    this.stamps = stamps;
    this.pages = pages;
  }

  /**
   * The page at a step.
   *
   * @param response the key of the response to go on with; else a new one begins
   * @param step counted from 1
   */
  @Get
  HttpResponse<?> ask(
      Visitor visitor,
      String slug,
      @QueryValue(defaultValue = "") String response,
      @QueryValue(defaultValue = "1") String step) {
    var article = articles.get(slug);
    if (sittings.isComplete(response)) {
      return thanks(slug);
    }
    int at = step.matches("\\d{1,3}") ? Integer.parseInt(step) - 1 : 0;
    var sitting = sittings.resumed(article, response, at).or(() -> sittings.begun(article));
    return sitting.isPresent()
        ? show(HttpStatus.OK, visitor, sitting.get(), stamps.stamp(), List.of(), null)
        : pages.show(
            HttpStatus.NOT_FOUND, visitor, "survey/response/none", ThanksPage.of(article, visitor));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> request, Visitor visitor, String slug, @Body Map<String, String> sent) {
    var form = new SurveyForm(sent);
    var found = sittings.sent(articles.get(slug), form);
    if (found.isEmpty()) {
      return HttpResponse.seeOther(URI.create(SurveySession.path(slug)));
    }
    var sitting = found.get();
    if (sittings.isComplete(sitting.key())) {
      return thanks(slug);
    }
    var faults = sitting.visit().faults();
    if (!faults.isEmpty()) {
      return show(HttpStatus.UNPROCESSABLE_ENTITY, visitor, sitting, stamp(form), faults, null);
    }
    try {
      var next = kept(request, visitor, sitting, form);
      return next.isEmpty()
          ? thanks(slug)
          : HttpResponse.seeOther(URI.create(sitting.path(next.getAsInt())));
    } catch (TooManyRequests refusal) {
      var message = visitor.messages().text("survey.refused.too-many-requests");
      return refusal.onto(
          show(refusal.type().status(), visitor, sitting, stamp(form), List.of(), message));
    }
  }

  /** Keeps the answers; the step that comes next, or was passed over, if there is any. */
  private OptionalInt kept(
      HttpRequest<?> request, Visitor visitor, SurveySession sitting, SurveyForm form) {
    var network = limits.countForm(request);
    var visit = sitting.visit();
    var next = visit.next().isPresent() ? visit.next() : visit.incomplete();
    boolean burst =
        next.isEmpty() && limits.isBurst(sitting.survey().id(), limits.countSurvey(request));
    forms.keep(sitting, form, visitor.language().tag(), next.isEmpty(), burst, network);
    return next;
  }

  @Get("/thanks")
  HttpResponse<byte[]> thank(Visitor visitor, String slug) {
    return pages.show(
        visitor, "survey/response/thanks", ThanksPage.of(articles.get(slug), visitor));
  }

  /** The form's first timestamp, kept over corrections: a quick correction is not suspicious. */
  private String stamp(SurveyForm form) {
    var sent = form.stamp();
    return sent != null && stamps.age(sent).isPresent() ? sent : stamps.stamp();
  }

  private static HttpResponse<?> thanks(String slug) {
    return HttpResponse.seeOther(URI.create(SurveySession.path(slug) + "/thanks"));
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      SurveySession sitting,
      String stamp,
      List<Question> faults,
      @Nullable String refusal) {
    return pages.show(
        status,
        visitor,
        "survey/response/survey",
        SurveyPage.of(sitting, stamp, visitor, faults, refusal));
  }
}
