package org.talktous.staff;

import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.talktous.call.leaving.HostLeaving;
import org.talktous.web.constraint.Lines;
import org.talktous.web.page.Messages;

/** Reads the form that disables an account. */
@Singleton
class DepartureForms {
  private final Validator validator;

  DepartureForms(Validator validator) {
    this.validator = validator;
  }

  DepartureDraft draft(Map<String, String> typed) {
    return new DepartureDraft(
        typed.get("calls"), Lines.normalized(typed.getOrDefault("reason", "")));
  }

  /** What is wrong, by field, in the order of the page. */
  Map<String, String> errors(Map<String, String> typed, Messages messages) {
    var draft = draft(typed);
    var errors = new LinkedHashMap<String, String>();
    var choice = HostLeaving.Calls.of(draft.calls());
    if (choice.isEmpty()) {
      errors.put("calls", messages.text("staff.wrong.calls"));
    }
    if (!validator.validateProperty(draft, "reason").isEmpty()) {
      errors.put("reason", messages.text("staff.wrong.reason.bad"));
    } else if (choice.filter(HostLeaving.Calls.CANCEL::equals).isPresent()
        && draft.statedReason() == null) {
      errors.put("reason", messages.text("staff.wrong.reason"));
    }
    return errors;
  }
}
