package org.talktous.survey.editor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.survey.Survey;
import org.talktous.survey.SurveyDraft;
import org.talktous.survey.SurveyJson;
import org.talktous.survey.Surveys;
import org.talktous.survey.results.Results;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MaxBodySize;

/** Shows admins the surveys, and lets them write, publish and read them. */
@Hidden
@DeskSection(name = "surveys", path = "/admin/surveys", order = 130, forRunning = true)
@Controller("/admin/surveys")
@MaxBodySize(MaxBodySize.LONG_FORM)
@Secured("ADMIN")
@HtmlPage
class SurveyDeskController {
  private static final String LIST = "/admin/surveys";
  private static final int PAGE = 100;

  private final Surveys surveys;
  private final Results results;
  private final SurveyFormJson forms;
  private final SurveyPreviews previews;
  private final ObjectMapper json;
  private final DeskPages pages;

  SurveyDeskController(
      Surveys surveys,
      Results results,
      SurveyFormJson forms,
      SurveyPreviews previews,
      ObjectMapper json,
      DeskPages pages) {
    this.surveys = surveys;
    this.results = results;
    this.forms = forms;
    this.previews = previews;
    this.json = json;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> surveys(DeskVisitor who, @QueryValue @Nullable String after) {
    var page = Slice.of(surveys.page(after, PAGE + 1), PAGE, survey -> survey.id());
    return pages.show(
        who,
        "survey/editor/surveys",
        new SurveyDeskPage(page.items(), who.visitor().language().tag(), page.next()));
  }

  @Get("/new")
  HttpResponse<byte[]> add(DeskVisitor who) {
    return editor(HttpStatus.OK, who, new SurveyEditor(null, false, Map.of()));
  }

  @Get("/edit/{id}")
  HttpResponse<byte[]> edit(DeskVisitor who, String id) {
    var survey = surveys.get(id, null);
    var form = new SurveyEditor(id, true, forms.fields(survey)).seeing(survey.version());
    return editor(HttpStatus.OK, who, form);
  }

  private HttpResponse<byte[]> editor(HttpStatus status, DeskVisitor who, SurveyEditor form) {
    return pages.show(status, who, "survey/editor/editor", form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> create(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var typed = sent == null ? Map.<String, String>of() : sent;
    var id = typed.getOrDefault("id", "").strip();
    return edited(who, new SurveyEditor(id, false, typed));
  }

  @Post("/edit/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(
      DeskVisitor who, String id, @Body @Nullable Map<String, String> sent) {
    surveys.get(id, null);
    return edited(who, new SurveyEditor(id, true, sent == null ? Map.of() : sent));
  }

  private HttpResponse<byte[]> edited(DeskVisitor who, SurveyEditor form) {
    var button = form.typed("do");
    if (!button.isEmpty() && !button.equals("save")) {
      return editor(HttpStatus.OK, who, form.after(button));
    }
    var messages = who.visitor().messages();
    var errors = idErrors(form.typed("id").strip(), form.existing(), messages);
    var id = form.existing() ? String.valueOf(form.id()) : form.typed("id").strip();
    if (errors.isEmpty()) {
      try {
        surveys.put(id, SurveyDraft.of(id, forms.read(form)), form.version());
        return DeskPages.done(LIST + "/edit/" + id, "survey-saved");
      } catch (ChangedMeanwhile changed) {
        if (form.existing()) {
          var why = messages.text("surveys.refused.changed");
          var redisplayed = form.seeing(surveys.get(id, null).version()).refused(why, Map.of());
          return editor(changed.type().status(), who, redisplayed);
        }
        errors.put("id", messages.text("surveys.wrong.taken"));
      } catch (InvalidRequest refusal) {
        refusal
            .violations()
            .forEach(each -> errors.put(field(each.field()), message(each.field(), messages)));
      }
    }
    return editor(HttpStatus.UNPROCESSABLE_ENTITY, who, form.refused(null, errors));
  }

  private static Map<String, String> idErrors(String id, boolean existing, Messages messages) {
    var errors = new LinkedHashMap<String, String>();
    if (!existing && (id.length() > 100 || !id.matches(Survey.ID))) {
      errors.put("id", messages.text("surveys.wrong.id"));
    }
    return errors;
  }

  /** The field of the form that a place in the JSON was read from. */
  private static String field(String place) {
    var plain = place.replaceFirst("\\.(default|ru)$", "").replaceFirst("^articles.*", "articles");
    var question = "elements\\[(\\d+)]\\.?([A-Za-z]*).*";
    if (!plain.matches(question)) {
      return plain.equals("elements") ? "new-type" : plain.replaceAll("[^A-Za-z].*", "");
    }
    var member = plain.replaceFirst(question, "$2");
    return "q-" + plain.replaceFirst(question, "$1") + "-" + (member.isEmpty() ? "name" : member);
  }

  private static String message(String place, Messages messages) {
    var member = field(place).replaceFirst("^q-\\d+-", "");
    return messages
        .find("surveys.wrong." + member)
        .orElseGet(() -> messages.text("surveys.wrong.unclear"));
  }

  @Post("/{id}/publication")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> publish(String id) {
    surveys.publish(id);
    return DeskPages.done(LIST, "survey-published");
  }

  /** As readers would see it; nothing that is answered here is kept. */
  @Get("/{id}/preview")
  HttpResponse<byte[]> preview(DeskVisitor who, String id) {
    return pages.show(
        who, "survey/response/preview", previews.of(surveys.get(id, null), who.visitor()));
  }

  @Get("/{id}/results")
  HttpResponse<byte[]> results(
      DeskVisitor who,
      String id,
      @QueryValue @Nullable Integer version,
      @QueryValue @Nullable String bursts) {
    var found = results.of(id, version, null, bursts != null);
    return pages.show(
        who,
        "survey/editor/results",
        new SurveyDeskPage.Totals(
            found, surveys.get(id, found.version()), who.visitor().language()));
  }

  /** The JSON as a file, which can be imported here or elsewhere. */
  @Get("/{id}/export")
  HttpResponse<byte[]> export(String id) throws JsonProcessingException {
    return HttpResponse.ok(json.writeValueAsBytes(SurveyJson.forStaff(surveys.get(id, null))))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".json\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Get("/import")
  HttpResponse<byte[]> paste(DeskVisitor who) {
    return pages.show(who, "survey/editor/paste", new SurveyDeskPage.Paste("", "", Map.of()));
  }

  /** Takes a survey's JSON; one of the same name is changed. */
  @Post("/import")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> imported(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var typed = sent == null ? new HashMap<String, String>() : sent;
    var id = typed.getOrDefault("id", "").strip();
    var text = typed.getOrDefault("json", "");
    var messages = who.visitor().messages();
    var errors = new LinkedHashMap<String, String>();
    if (id.length() > 100 || !id.matches(Survey.ID)) {
      errors.put("id", messages.text("surveys.wrong.id"));
    } else {
      try {
        var draft = SurveyDraft.of(id, read(text));
        surveys.put(id, draft);
        return draft.remarks().isEmpty()
            ? DeskPages.done(LIST + "/edit/" + id, "survey-saved")
            : pages.show(who, "survey/editor/taken", new SurveyDeskPage.Taken(id, draft.remarks()));
      } catch (InvalidRequest refusal) {
        var first = refusal.violations().getFirst();
        errors.put("json", first.field() + ": " + first.message());
      }
    }
    return pages.show(
        HttpStatus.UNPROCESSABLE_ENTITY,
        who,
        "survey/editor/paste",
        new SurveyDeskPage.Paste(id, text, errors));
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException malformed) {
      throw new InvalidRequest("JSON", "must be well-formed JSON");
    }
  }
}
