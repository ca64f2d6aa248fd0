package org.talktous.staff;

import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.StaffMember.Role;
import org.talktous.web.page.Messages;

/** Reads the form of an invitation. */
@Singleton
class InvitationForms {
  private final Validator validator;

  InvitationForms(Validator validator) {
    this.validator = validator;
  }

  InvitationDraft draft(Map<String, String> typed) {
    return new InvitationDraft(
        typed.getOrDefault("email", "").strip(),
        "ADMIN".equals(typed.get("role")) ? Role.ADMIN : Role.HOST,
        host(typed).orElse(null),
        typed.get("language"));
  }

  private static Optional<UUID> host(Map<String, String> typed) {
    try {
      return Optional.ofNullable(typed.get("host"))
          .filter(id -> !id.isEmpty())
          .map(UUID::fromString);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** What is wrong, by field, in the order of the page. */
  Map<String, String> errors(Map<String, String> typed, Messages messages) {
    var draft = draft(typed);
    var errors = new LinkedHashMap<String, String>();
    if (!validator.validateProperty(draft, "email").isEmpty()) {
      errors.put("email", messages.text("staff.wrong.email"));
    }
    if (draft.role() == Role.HOST && draft.host() == null) {
      errors.put("host", messages.text("staff.wrong.host"));
    }
    if (!validator.validateProperty(draft, "language").isEmpty()) {
      errors.put("language", messages.text("staff.wrong.language"));
    }
    return errors;
  }
}
