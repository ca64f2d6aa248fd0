package org.talktous.survey.response;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.talktous.article.Articles;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.NotFound;

/** Tells the page's script which questions the answers so far bring up, and keeps these answers. */
@Hidden
@Controller("/articles/{slug}/survey/questions")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class VisibleQuestionsController {
  private final Articles articles;
  private final SurveySessions sittings;
  private final SurveyForms forms;
  private final SurveyLimits limits;

  VisibleQuestionsController(
      Articles articles, SurveySessions sittings, SurveyForms forms, SurveyLimits limits) {
    this.articles = articles;
    this.sittings = sittings;
    this.forms = forms;
    this.limits = limits;
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<VisibleQuestions> questions(
      HttpRequest<?> request, Visitor visitor, String slug, @Body Map<String, String> sent) {
    var network = limits.countForm(request);
    var form = new SurveyForm(sent);
    var sitting = sittings.sent(articles.get(slug), form).orElseThrow(() -> new NotFound("survey"));
    if (form.isToBeKept()) {
      forms.keep(sitting, form, visitor.language().tag(), false, false, network);
    }
    return HttpResponse.ok(new VisibleQuestions(sitting.visible()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** The ids of the questions that are visible. */
  @Introspected
  record VisibleQuestions(List<String> visible) {}
}
