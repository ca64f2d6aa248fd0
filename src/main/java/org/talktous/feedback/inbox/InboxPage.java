package org.talktous.feedback.inbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.Age;
import org.talktous.feedback.inbox.RelatedRecordsRepository.Titled;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.staff.StaffDirectory.Colleague;

/**
 * The inbox, as it is shown.
 *
 * @param next the cursor of the page after this one
 * @param oldest the open thread that was written first
 * @param done what was just done to those that were ticked
 * @param typed what stands in the forms below the list, by field
 * @param errors what is wrong, by field, in the words of the page
 */
record InboxPage(
    InboxAsked asked,
    List<Row> rows,
    @Nullable String next,
    @Nullable Row oldest,
    Choices choices,
    List<InboxView> views,
    @Nullable Sorted done,
    Map<String, String> typed,
    Map<String, String> errors) {
  static final String PATH = "/admin/inbox";

  /** Views that everybody has, by the keys of their names. */
  private static final List<Standard> STANDARD =
      List.of(
          new Standard("inbox.view.open", Map.of()),
          new Standard("inbox.view.mine", Map.of("assignee", "me")),
          new Standard("inbox.view.unassigned", Map.of("assignee", "none")),
          new Standard("inbox.view.oldest", Map.of("order", "oldest")),
          new Standard("inbox.view.flagged", Map.of("status", "flagged")),
          new Standard("inbox.view.all", Map.of("status", "all")));

  /** A view that everybody has. */
  record Standard(String key, Map<String, String> query) {
    String path() {
      return InboxAsked.of(query).at(PATH).toString();
    }

    boolean shows(InboxAsked asked) {
      return asked.first().equals(InboxAsked.of(query));
    }
  }

  /** A thread in the list. */
  record Row(FeedbackThread thread, Titled article, Headline headline, Age age) {
    UUID id() {
      return thread.id();
    }

    String status() {
      return thread.state().status().wire();
    }
  }

  /** What can be chosen. */
  record Choices(List<Colleague> staff, List<String> topics, List<Titled> articles) {}

  static List<Standard> standard() {
    return STANDARD;
  }

  @Nullable String error(String field) {
    return errors.get(field);
  }

  boolean failed() {
    return !errors.isEmpty();
  }

  String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  boolean isTicked(UUID id) {
    return typed.containsKey("pick-" + id);
  }

  /** The value of a filter, for its field. */
  String filter(String name) {
    var value = asked.value(name);
    return value == null ? "" : value;
  }

  /** An address on which this list is remembered. */
  String at(String path) {
    return asked.at(path).toString();
  }

  String thread(UUID id) {
    return at(PATH + "/" + id);
  }

  String page(@Nullable String cursor) {
    var first = asked.first().at(PATH);
    return (cursor == null ? first : first.with("cursor", cursor)).toString();
  }

  /** Whether the assignee asked for stands for none of the choices. */
  boolean isAssigneeElse() {
    var assignee = asked.assignee();
    return assignee != null
        && !assignee.matches("me|none")
        && choices.staff().stream().noneMatch(each -> each.email().equals(assignee));
  }
}
