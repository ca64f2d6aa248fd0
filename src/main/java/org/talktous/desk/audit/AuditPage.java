package org.talktous.desk.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.page.Page;

/**
 * The changes, as they are shown.
 *
 * @param staff whose, if only one person's
 * @param subject of what, if not of everything
 * @param next the cursor of those before
 */
record AuditPage(
    List<Row> rows,
    List<Author> authors,
    @Nullable UUID staff,
    @Nullable String subject,
    @Nullable Long next) {

  /** A change and what it changed. */
  record Row(AuditItem item, List<Change> changes) {
    /** What was done, in words where there are some. */
    String did(Page page) {
      return page.messages().find("audit.did." + item.action()).orElse(item.action());
    }

    /** A value in words where the action has some for it, as an import has for its states. */
    String said(Page page, String value) {
      return page.messages().find("audit.value." + item.action() + "." + value).orElse(value);
    }
  }

  /**
   * A value before and after.
   *
   * @param name of the field; nothing where there is but one value
   */
  record Change(String name, String before, String after) {}

  /** What differs between two JSON values: by field where both are objects. */
  static List<Change> changes(JsonNode before, JsonNode after) {
    if (before.isNull() && after.isNull()) {
      return List.of();
    }
    if (!isObjectOrNull(before) || !isObjectOrNull(after)) {
      return List.of(new Change("", text(before), text(after)));
    }
    var names = new TreeSet<String>();
    before.fieldNames().forEachRemaining(names::add);
    after.fieldNames().forEachRemaining(names::add);
    var changes = new ArrayList<Change>();
    for (var name : names) {
      if (!before.path(name).equals(after.path(name))) {
        changes.add(new Change(name, text(before.path(name)), text(after.path(name))));
      }
    }
    return changes;
  }

  private static boolean isObjectOrNull(JsonNode node) {
    return node.isObject() || node.isNull();
  }

  private static String text(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) {
      return "–";
    }
    return node.isTextual() ? node.asText() : node.toString();
  }
}
