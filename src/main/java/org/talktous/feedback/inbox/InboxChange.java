package org.talktous.feedback.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Violation;

/**
 * What staff change about a thread, as a JSON Merge Patch (RFC 7396): a member that is not named
 * stays as it is, and null takes away what was there.
 *
 * @param members the names of those that are named
 */
record InboxChange(Members values, Set<String> members) {
  private static final Set<String> KNOWN = Set.of("status", "topic", "assignee");

  InboxChange {
    members = Set.copyOf(members);
  }

  /**
   * What may be changed.
   *
   * @param topic what the thread is about, in the desk's words
   * @param assignee who looks after it: the id or e-mail address of a staff account, or `me`
   */
  @Introspected
  @Schema(name = "InboxChange")
  record Members(
      @Nullable
          @Pattern(
              regexp = "^(open|answered|closed)$",
              message = "must be open, answered or closed")
          String status,
      @Nullable @Size(max = 200) @SingleLine String topic,
      @Nullable @Size(max = 254) @SingleLine String assignee) {}

  /** Reads a patch by hand, as a record cannot tell null from nothing. */
  static InboxChange of(JsonNode patch, Validator validator) {
    if (!patch.isObject()) {
      throw new InvalidRequest("", "must be an object");
    }
    var named = new TreeSet<String>();
    patch.fieldNames().forEachRemaining(named::add);
    var wrong = new ArrayList<Violation>();
    for (var name : named) {
      var value = patch.get(name);
      if (!KNOWN.contains(name)) {
        wrong.add(new Violation(name, "is not known"));
      } else if (!value.isTextual() && !(value.isNull() && !name.equals("status"))) {
        wrong.add(new Violation(name, "must be a text"));
      }
    }
    var members = new Members(text(patch, "status"), text(patch, "topic"), text(patch, "assignee"));
    validator
        .validate(members)
        .forEach(
            each -> wrong.add(new Violation(each.getPropertyPath().toString(), each.getMessage())));
    if (!wrong.isEmpty()) {
      throw new InvalidRequest(wrong);
    }
    return new InboxChange(members, named);
  }

  private static @Nullable String text(JsonNode patch, String name) {
    var value = patch.get(name);
    if (value == null || !value.isTextual()) {
      return null;
    }
    var text = value.asText().strip();
    // A status is one of three; topic and assignee may be nothing.
    return text.isEmpty() && !name.equals("status") ? null : text;
  }

  static InboxChange status(String status) {
    return new InboxChange(new Members(status, null, null), Set.of("status"));
  }

  /** Gives a topic; an empty one takes away what was there. */
  static InboxChange topic(String topic) {
    return new InboxChange(
        new Members(null, topic.isEmpty() ? null : topic, null), Set.of("topic"));
  }

  boolean names(String member) {
    return members.contains(member);
  }
}
