package org.talktous.feedback.inbox;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.feedback.thread.ReaderQueries;
import org.talktous.feedback.thread.ReaderQuery;
import org.talktous.feedback.thread.Reply;
import org.talktous.feedback.thread.ThreadStatus;
import org.talktous.staff.StaffDirectory;
import org.talktous.web.problem.InvalidRequest;

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
  Page page(InboxAsked asked, StaffMember member) {
    var cursor = asked.cursor();
    var found =
        search.page(filter(asked, member), cursor == null ? null : InboxCursor.read(cursor));
    return new Page(queries.list(found.ids()), found.headlines(), found.next());
  }

  private InboxFilter filter(InboxAsked asked, StaffMember member) {
    return asked.filter(member, filtered(asked.assignee(), member));
  }

  /** Refuses a filter that names nobody. */
  void mustKnow(InboxAsked asked, StaffMember member) {
    filtered(asked.assignee(), member);
  }

  /** The open query that was written first. */
  Optional<ReaderQuery> oldest(StaffMember member) {
    var first = search.page(filter(InboxAsked.OLDEST, member), null).ids();
    return first.isEmpty()
        ? Optional.empty()
        : queries.list(first.subList(0, 1)).stream().findFirst();
  }

  /** What stands beside a query in a list, as far as anything does. */
  record Neighbours(@Nullable UUID previous, @Nullable UUID next) {}

  /**
   * What comes before and after a query in the list that it was opened from, even if it has left
   * that list since; among words that were searched for, on the page of the list.
   */
  @ReadOnly
  Neighbours neighbours(ReaderQuery query, InboxAsked asked, StaffMember member) {
    var filter = filter(asked, member);
    if (filter.text() == null) {
      return new Neighbours(
          search.next(filter.reversed(), query).orElse(null),
          search.next(filter, query).orElse(null));
    }
    var cursor = asked.cursor();
    var ids = search.page(filter, cursor == null ? null : InboxCursor.read(cursor)).ids();
    int at = ids.indexOf(query.id());
    return new Neighbours(
        at > 0 ? ids.get(at - 1) : null, at >= 0 && at + 1 < ids.size() ? ids.get(at + 1) : null);
  }

  ReaderQuery get(UUID id, StaffMember member) {
    return visible(queries.get(id), member);
  }

  /** Answers a query; a public answer stands on the article's page if the reader agreed. */
  ReaderQuery answer(UUID id, StaffMember member, String body, boolean forAll) {
    return answer(id, member, body, forAll, null);
  }

  /**
   * Answers a query as it was seen: not if somebody has written in it meanwhile.
   *
   * @param seen how many replies stood there; null answers whatever stands there
   */
  ReaderQuery answer(
      UUID id, StaffMember member, String body, boolean forAll, @Nullable Integer seen) {
    var reply = Reply.ofStaff(member.id(), body.strip(), forAll, clock.instant());
    return queries.change(
        id,
        query -> {
          var answered = visible(query, member).answerOfStaff(reply);
          if (answered != query && seen != null && query.replies().size() > seen) {
            throw new AnsweredMeanwhile();
          }
          return answered;
        });
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
        values.status() == null
            ? query.standing().status()
            : ThreadStatus.Status.of(values.status());
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
  private @Nullable UUID filtered(@Nullable String named, StaffMember member) {
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
