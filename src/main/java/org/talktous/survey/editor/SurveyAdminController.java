package org.talktous.survey.editor;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.survey.Survey;
import org.talktous.survey.SurveyDraft;
import org.talktous.survey.SurveyJson;
import org.talktous.survey.Surveys;
import org.talktous.survey.results.Results;
import org.talktous.survey.results.SurveyResults;
import org.talktous.web.problem.StaffApi;

/** Surveys, as the desk writes, publishes and reads them. */
@Controller("/api/v1/admin/surveys")
@StaffApi
class SurveyAdminController {
  private static final int PAGE = 100;

  private final Surveys surveys;
  private final Results results;

  SurveyAdminController(Surveys surveys, Results results) {
    this.surveys = surveys;
    this.results = results;
  }

  /**
   * Lists the surveys by their ids, a page at a time.
   *
   * @param cursor the next of the page before
   */
  @Get
  @Secured({"ADMIN", "HOST"})
  Page listSurveys(@QueryValue @Nullable String cursor) {
    var page = Slice.of(surveys.page(cursor, PAGE + 1), PAGE, survey -> survey.id());
    return new Page(page.items().stream().map(Item::of).toList(), page.next());
  }

  /**
   * Gives a survey.
   *
   * @param version the latest by default
   */
  @Get("/{id}")
  @Secured({"ADMIN", "HOST"})
  SurveyJson getSurveyAsStaff(String id, @QueryValue @Nullable Integer version) {
    return SurveyJson.forStaff(surveys.get(id, version));
  }

  /** Writes a survey, whole; a change of it waits for its publication. */
  @Put("/{id}")
  @Secured("ADMIN")
  @RequestBody(
      required = true,
      description =
          "The survey as SurveyJS JSON. What the subset can say in other words is put in these,"
              + " looks are left out, and remarks say so; anything else is refused by its place",
      content = @Content(schema = @Schema(implementation = SurveyJs.class)))
  SurveyJson putSurvey(
      @Size(max = 100) @Pattern(regexp = Survey.ID, message = Survey.ID_FORM) String id,
      @Body @NotNull JsonNode survey) {
    var draft = SurveyDraft.of(id, survey);
    return SurveyJson.forStaff(surveys.put(id, draft), draft.remarks());
  }

  /** Asks readers the latest version from now on; that version never changes again. */
  @Post("/{id}/publication")
  @Secured("ADMIN")
  SurveyJson publishSurvey(String id) {
    return SurveyJson.forStaff(surveys.publish(id));
  }

  /**
   * Adds up the responses to a survey; fewer than five complete ones are not broken down.
   *
   * @param version the published one by default
   * @param article only the responses about this article
   * @param bursts also the responses that one network sent beyond what counts within an hour
   */
  @Get("/{id}/results")
  @Secured({"ADMIN", "HOST"})
  SurveyResults getSurveyResults(
      String id,
      @QueryValue @Nullable Integer version,
      @QueryValue @Nullable String article,
      @QueryValue @Nullable Boolean bursts) {
    return results.of(id, version, article, Boolean.TRUE.equals(bursts));
  }

  /** A survey as SurveyJS writes it, of whose members this service knows a subset. */
  @Introspected
  @Schema(name = "SurveyJs", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record SurveyJs() {}

  @Introspected
  @Schema(name = "SurveyPage")
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A survey in a list.
   *
   * @param version the latest
   * @param published the version that readers are asked
   */
  @Introspected
  @Schema(name = "SurveyItem")
  record Item(
      String id, String title, int version, @Nullable Integer published, List<String> articles) {

    static Item of(Survey survey) {
      return new Item(
          survey.id(),
          survey.questionnaire().title().standard(),
          survey.version(),
          survey.published(),
          survey.articles());
    }
  }
}
