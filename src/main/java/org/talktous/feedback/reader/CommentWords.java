package org.talktous.feedback.reader;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.talktous.feedback.thread.CommentController;
import org.talktous.feedback.thread.WriteComment;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.Refusal;

/** Says in the reader's words what is wrong with what they wrote. */
@Singleton
class CommentWords {
  private static final List<String> FIELDS = List.of("kind", "body", "name", "email", "consent");

  private final Validator validator;

  CommentWords(Validator validator) {
    this.validator = validator;
  }

  String refusal(Refusal refusal, Messages messages) {
    return messages
        .find("comment.refused." + refusal.type().name())
        .orElseGet(() -> messages.text("call.refused.other"));
  }

  /** What is wrong with a comment, by its field, in the order of the page. */
  Map<String, String> errors(WriteComment comment, Messages messages) {
    var wrong = new TreeSet<String>();
    validator.validate(comment).forEach(each -> wrong.add(each.getPropertyPath().toString()));
    if (comment.isPersonal() && !comment.isConsented()) {
      wrong.add("consent");
    }
    var errors = new LinkedHashMap<String, String>();
    for (var field : FIELDS) {
      if (wrong.contains(field)) {
        var missing = field.equals("body") && comment.body().isBlank();
        errors.put(field, messages.text("comment.wrong." + (missing ? "empty" : field)));
      }
    }
    return errors;
  }

  /** What is wrong with something added to a thread; nothing if it is fine. */
  Map<String, String> errors(CommentController.WriteReply reply, Messages messages) {
    return validator.validate(reply).isEmpty()
        ? Map.of()
        : Map.of(
            "body", messages.text("comment.wrong." + (reply.body().isBlank() ? "empty" : "body")));
  }
}
