package org.talktous.desk.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.database.Slice;

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

  /**
   * A page, the latest first.
   *
   * @param subject one thing, such as {@code host/2f0c…}, or all of a kind, such as {@code host}
   */
  Slice<AuditItem, Long> page(
      @Nullable UUID staff, @Nullable String subject, @Nullable Long before) {
    var found =
        rows.page(
            before == null ? Long.MAX_VALUE : before,
            staff == null ? null : staff.toString(),
            subject,
            PAGE + 1);
    return Slice.of(found, PAGE, change -> change.id());
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
