package org.talktous.desk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff changed, read backwards. */
@Singleton
class AuditHistory {
  private static final int PAGE = 50;

  private final AuditRepository rows;
  private final ObjectMapper json;

  AuditHistory(AuditRepository rows, ObjectMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** A page, and the cursor of what comes after it. */
  record Page(List<AuditItem> items, @Nullable Long next) {}

  /**
   * A page, the latest first.
   *
   * @param subject one thing, such as {@code host/2f0c…}, or all of a kind, such as {@code host}
   */
  Page page(@Nullable UUID staff, @Nullable String subject, @Nullable Long before) {
    var found =
        rows.page(
            before == null ? Long.MAX_VALUE : before,
            staff == null ? null : staff.toString(),
            subject,
            PAGE + 1);
    var page = found.stream().limit(PAGE).toList();
    return new Page(page, found.size() > PAGE ? page.getLast().id() : null);
  }

  List<Author> authors() {
    return rows.authors();
  }

  JsonNode read(@Nullable String written) {
    try {
      return written == null ? json.getNodeFactory().nullNode() : json.readTree(written);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes are stored as they were written", e);
    }
  }
}
