package org.talktous.feedback.inbox;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.feedback.thread.Kind;
import org.talktous.web.page.Address;

/**
 * The inbox's filter as query parameters.
 *
 * @param q words to search for, or a reader's address
 * @param assignee the id or e-mail address of a staff account, me, or none
 * @param order oldest, or nothing for the latest first
 * @param cursor the next of the page before
 */
@Introspected
record InboxAsked(
    @Nullable @Pattern(regexp = "open|answered|closed|flagged|withdrawn|all") String status,
    @Nullable @Pattern(regexp = Kind.FORM) String kind,
    @Nullable @Size(max = 200) String topic,
    @Nullable @Size(max = 120) String article,
    @Nullable @Pattern(regexp = "comment|call|survey") String channel,
    @Nullable @Size(max = 254) String assignee,
    @Nullable @Size(max = 200) String q,
    @Nullable @Pattern(regexp = "oldest") String order,
    @Nullable String cursor) {
  static final List<String> NAMES =
      List.of("q", "status", "assignee", "kind", "channel", "topic", "article", "order", "cursor");

  private static final String ALL = "all";
  private static final String MAILBOX = "\\S+@\\S+";

  static final InboxAsked OLDEST =
      new InboxAsked("open", null, null, null, null, null, null, "oldest", null);

  /** What a page's address asks for: where it names no status, what is open. */
  static InboxAsked of(Map<String, String> query) {
    var status = given(query, "status");
    return new InboxAsked(
        status == null ? "open" : status,
        given(query, "kind"),
        given(query, "topic"),
        given(query, "article"),
        given(query, "channel"),
        given(query, "assignee"),
        given(query, "q"),
        given(query, "order"),
        given(query, "cursor"));
  }

  private static @Nullable String given(Map<String, String> query, String name) {
    var value = query.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  @Nullable String value(String name) {
    return switch (name) {
      case "status" -> status;
      case "kind" -> kind;
      case "topic" -> topic;
      case "article" -> article;
      case "channel" -> channel;
      case "assignee" -> assignee;
      case "q" -> q;
      case "order" -> order;
      case "cursor" -> cursor;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** As an address carries it; what a page takes for granted is left out. */
  Map<String, String> query() {
    var query = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      var value = value(name);
      if (value != null && !(name.equals("status") && value.equals("open"))) {
        query.put(name, value);
      }
    }
    return query;
  }

  /** An address on which the list is remembered. */
  Address at(String path) {
    return new Address(path, query());
  }

  /** The list from its beginning. */
  InboxAsked first() {
    return new InboxAsked(status, kind, topic, article, channel, assignee, q, order, null);
  }

  /** Whether it asks for more than search, status and assignee. */
  boolean isDetailed() {
    return kind != null || channel != null || topic != null || article != null || order != null;
  }

  /** Whether it looks for a reader by their address. */
  boolean namesReader() {
    return q != null && q.matches(MAILBOX);
  }

  InboxFilter filter(StaffMember member, @Nullable UUID assigneeId) {
    // Hosts are not told addresses, so they cannot search for one either.
    boolean byMailbox = member.isAdmin() && namesReader();
    return new InboxFilter(
        ALL.equals(status) ? null : status,
        kind,
        topic,
        article,
        channel,
        byMailbox ? null : q,
        byMailbox ? q : null,
        assigneeId,
        member.isAdmin() ? null : member.host(),
        order != null);
  }
}
