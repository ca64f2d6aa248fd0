package org.talktous.feedback;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.problem.InvalidRequest;
import org.talktous.security.StaffMember;
import org.talktous.staff.StaffDirectory;

/** What staff do: find reader queries, sort them, answer them. */
@Singleton
class Inbox {
  private final InboxSearch search;
  private final ReaderQueries queries;
  private final StaffDirectory staff;
  private final Clock clock;

  Inbox(InboxSearch search, ReaderQueries queries, StaffDirectory staff, Clock clock) {
    this.search = search;
    this.queries = queries;
    this.staff = staff;
    this.clock = clock;
  }

  /** Some queries, the words that were found in them, and the cursor of those that come after. */
  record Page(List<ReaderQuery> queries, Map<UUID, String> headlines, @Nullable String next) {}

  @ReadOnly
  Page page(InboxFilter filter, @Nullable String cursor) {
    var found = search.page(filter, cursor == null ? null : InboxCursor.read(cursor));
    return new Page(queries.list(found.ids()), found.headlines(), found.next());
  }

  ReaderQuery get(UUID id, StaffMember member) {
    return visible(queries.get(id), member);
  }

  /** Answers a query; a public answer stands on the article's page if the reader agreed. */
  ReaderQuery answer(UUID id, StaffMember member, String body, boolean forAll) {
    var reply = Reply.ofStaff(member.id(), body.strip(), forAll, clock.instant());
    return queries.change(id, query -> visible(query, member).answerOfStaff(reply));
  }

  ReaderQuery change(UUID id, StaffMember member, InboxChange change) {
    var assignee = assignee(change.values().assignee(), member);
    return queries.change(
        id, query -> changed(visible(query, member), change, assignee, clock.instant()));
  }

  private static ReaderQuery changed(
      ReaderQuery query, InboxChange change, ReaderQuery.@Nullable Assignee assignee, Instant now) {
    var values = change.values();
    var topic = change.names("topic") ? values.topic() : query.topic();
    var nextAssignee = change.names("assignee") ? assignee : query.assignee();
    var status =
        values.status() == null ? query.standing().status() : Standing.Status.of(values.status());
    return Objects.equals(topic, query.topic())
            && Objects.equals(nextAssignee, query.assignee())
            && status == query.standing().status()
        ? query
        : query.sorted(status, topic, nextAssignee, now);
  }

  private ReaderQuery.@Nullable Assignee assignee(@Nullable String named, StaffMember member) {
    if (named == null) {
      return null;
    }
    return staff
        .find(named.equals("me") ? member.id().toString() : named)
        .map(found -> new ReaderQuery.Assignee(found.id(), found.email()))
        .orElseThrow(
            () -> new InvalidRequest("assignee", "must be a staff account's id or address"));
  }

  /** The id that a filter names: an account's id or address, `me`, or `none`. */
  @Nullable UUID filtered(@Nullable String named, StaffMember member) {
    if (named == null || named.equals("none")) {
      return named == null ? null : InboxFilter.NOBODY;
    }
    var found = assignee(named, member);
    return found == null ? null : found.id();
  }

  private static ReaderQuery visible(ReaderQuery query, StaffMember member) {
    var call = query.source().call();
    if (call != null) {
      member.mustBeAdminOr(call.host());
    }
    return query;
  }
}
