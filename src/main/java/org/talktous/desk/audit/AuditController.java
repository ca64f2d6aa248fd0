package org.talktous.desk.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.StaffApi;

/** What staff changed, for admins. */
@Controller("/api/v1/admin/audit")
@Secured("ADMIN")
@StaffApi
class AuditController {
  private final AuditHistory history;

  AuditController(AuditHistory history) {
    this.history = history;
  }

  /**
   * Lists what staff changed, the latest first, a page at a time.
   *
   * @param staff only by the account with this id
   * @param subject only of one thing, such as host/ and its id, or of all of a kind, such as host
   * @param cursor `next` of the page before
   */
  @Get
  Page listChanges(
      @QueryValue @Nullable UUID staff,
      @QueryValue @Nullable String subject,
      @QueryValue @Nullable Long cursor) {
    var page = history.page(staff, subject, cursor);
    return new Page(
        page.items().stream().map(this::item).toList(),
        page.next() == null ? null : page.next().toString());
  }

  private Item item(AuditItem row) {
    return new Item(
        row.id(),
        row.at(),
        new By(row.staffId(), row.staffEmail()),
        row.action(),
        row.subject(),
        history.read(row.before()),
        history.read(row.after()));
  }

  @Introspected
  @Schema(name = "AuditPage")
  record Page(List<Item> items, @Nullable String next) {}

  /**
   * A change.
   *
   * @param before how it was; null if it was not there
   * @param after how it is; null if it is gone
   */
  @Introspected
  @Schema(name = "AuditEntry")
  record Item(
      long id,
      Instant at,
      By staff,
      String action,
      String subject,
      @Schema(implementation = Object.class) JsonNode before,
      @Schema(implementation = Object.class) JsonNode after) {}

  /** Who made a change. */
  @Introspected
  @Schema(name = "AuditAuthor")
  record By(UUID id, @Nullable String email) {}
}
