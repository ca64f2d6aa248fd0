package org.talktous.call.reader;

import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.talktous.call.booking.BookCall;
import org.talktous.call.holding.CallsOverlap;
import org.talktous.web.page.Messages;
import org.talktous.web.page.Times;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/**
 * Texts of refusals for readers, in their language; the refusal's detail is for users of the API.
 */
@Singleton
public class PageWords {
  private static final List<String> FIELDS = List.of("start", "name", "email", "question");

  private final Validator validator;

  PageWords(Validator validator) {
    this.validator = validator;
  }

  String refusal(Refusal refusal, Messages messages) {
    return messages
        .find("call.refused." + refusal.type().name())
        .orElseGet(() -> messages.text("call.refused.other"));
  }

  /** That the reader has another call at the time, and which. */
  String overlap(CallsOverlap overlap, Visitor reader) {
    var times = new Times(reader.language(), reader.zone());
    var start = overlap.startsAt();
    return reader
        .messages()
        .text(
            "call.refused.calls-overlap",
            times.time(start),
            times.dateInPhrase(start.atZone(reader.zone()).toLocalDate()),
            overlap.reference());
  }

  /** The same in words for staff, where those for readers would be odd. */
  public String refusalToStaff(Refusal refusal, Messages messages) {
    return messages
        .find("calls.refused." + refusal.type().name())
        .orElseGet(() -> refusal(refusal, messages));
  }

  /** What is wrong with a form, by its field, in the order of the page. */
  Map<String, String> errors(CallForm form, BookCall call, Messages messages) {
    var wrong = new LinkedHashMap<String, String>();
    for (var violation : validator.validate(call)) {
      var field = violation.getPropertyPath().toString();
      wrong.put(field.equals("startsAt") ? "start" : field, "");
    }
    var errors = new LinkedHashMap<String, String>();
    for (var field : FIELDS) {
      if (wrong.containsKey(field)) {
        var fault = typed(field, form).isBlank() ? ".missing" : ".bad";
        errors.put(field, messages.text("call.wrong." + field + fault));
      }
    }
    return errors;
  }

  public boolean accepts(Object request) {
    return validator.validate(request).isEmpty();
  }

  private static String typed(String field, CallForm form) {
    return CallForm.text(
        switch (field) {
          case "start" -> form.instead() == null ? form.start() : form.instead();
          case "name" -> form.name();
          case "email" -> form.email();
          default -> form.question();
        });
  }
}
