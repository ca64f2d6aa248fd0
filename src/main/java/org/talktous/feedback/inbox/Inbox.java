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
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.FeedbackThreads;
import org.talktous.feedback.thread.Reply;
import org.talktous.feedback.thread.ThreadStatus;
import org.talktous.staff.StaffDirectory;
import org.talktous.web.problem.InvalidRequest;

/** What staff do: find threads, sort them, answer them. */
@Singleton
class Inbox {
  private final InboxSearch search;
  private final FeedbackThreads threads;
  private final StaffDirectory staff;
  private final Clock clock;

  Inbox(InboxSearch search, FeedbackThreads threads, StaffDirectory staff, Clock clock) {
    this.search = search;
    this.threads = threads;
    this.staff = staff;
    this.clock = clock;
  }

  /** Some threads, the words that were found in them, and the cursor of those that come after. */
  record Page(List<FeedbackThread> threads, Map<UUID, String> headlines, @Nullable String next) {}

  @ReadOnly
  Page page(InboxAsked asked, StaffMember member) {
    var cursor = asked.cursor();
    var found =
        search.page(filter(asked, member), cursor == null ? null : InboxCursor.read(cursor));
    return new Page(threads.list(found.ids()), found.headlines(), found.next());
  }

  private InboxFilter filter(InboxAsked asked, StaffMember member) {
    return asked.filter(member, filtered(asked.assignee(), member));
  }

  /** Refuses a filter whose assignee is unknown. */
  void mustKnow(InboxAsked asked, StaffMember member) {
    filtered(asked.assignee(), member);
  }

  /** The open thread that was written first. */
  Optional<FeedbackThread> oldest(StaffMember member) {
    var first = search.page(filter(InboxAsked.OLDEST, member), null).ids();
    return first.isEmpty()
        ? Optional.empty()
        : threads.list(first.subList(0, 1)).stream().findFirst();
  }

  /** What stands beside a thread in a list, as far as anything does. */
  record Neighbours(@Nullable UUID previous, @Nullable UUID next) {}

  /**
   * What comes before and after a thread in the list that it was opened from, even if it has left
   * that list since; among words that were searched for, on the page of the list.
   */
  @ReadOnly
  Neighbours neighbours(FeedbackThread thread, InboxAsked asked, StaffMember member) {
    var filter = filter(asked, member);
    if (filter.text() == null) {
      return new Neighbours(
          search.next(filter.reversed(), thread).orElse(null),
          search.next(filter, thread).orElse(null));
    }
    var cursor = asked.cursor();
    var ids = search.page(filter, cursor == null ? null : InboxCursor.read(cursor)).ids();
    int at = ids.indexOf(thread.id());
    return new Neighbours(
        at > 0 ? ids.get(at - 1) : null, at >= 0 && at + 1 < ids.size() ? ids.get(at + 1) : null);
  }

  FeedbackThread get(UUID id, StaffMember member) {
    return visible(threads.get(id), member);
  }

  /** Answers a thread; a public answer stands on the article's page if the reader agreed. */
  FeedbackThread answer(UUID id, StaffMember member, String body, boolean forAll) {
    return answer(id, member, body, forAll, null);
  }

  /**
   * Answers a thread as it was seen: not if somebody has written in it meanwhile.
   *
   * @param seen how many replies stood there; null answers whatever stands there
   */
  FeedbackThread answer(
      UUID id, StaffMember member, String body, boolean forAll, @Nullable Integer seen) {
    var reply = Reply.ofStaff(member.id(), body.strip(), forAll, clock.instant());
    return threads.change(
        id,
        thread -> {
          var answered = visible(thread, member).answerOfStaff(reply);
          if (answered != thread && seen != null && thread.replies().size() > seen) {
            throw new AnsweredMeanwhile();
          }
          return answered;
        });
  }

  FeedbackThread change(UUID id, StaffMember member, InboxChange change) {
    var assignee = assignee(change.values().assignee(), member);
    return threads.change(
        id, thread -> changed(visible(thread, member), change, assignee, clock.instant()));
  }

  private static FeedbackThread changed(
      FeedbackThread thread,
      InboxChange change,
      FeedbackThread.@Nullable Assignee assignee,
      Instant now) {
    var values = change.values();
    var topic = change.names("topic") ? values.topic() : thread.topic();
    var nextAssignee = change.names("assignee") ? assignee : thread.assignee();
    var status =
        values.status() == null ? thread.state().status() : ThreadStatus.Status.of(values.status());
    return Objects.equals(topic, thread.topic())
            && Objects.equals(nextAssignee, thread.assignee())
            && status == thread.state().status()
        ? thread
        : thread.sorted(status, topic, nextAssignee, now);
  }

  private FeedbackThread.@Nullable Assignee assignee(@Nullable String named, StaffMember member) {
    if (named == null) {
      return null;
    }
    return staff
        .find(named.equals("me") ? member.id().toString() : named)
        .map(found -> new FeedbackThread.Assignee(found.id(), found.email()))
        .orElseThrow(
            () -> new InvalidRequest("assignee", "must be a staff account's id or address"));
  }

  /** The id that a filter names: an account's id or address, `me`, or `none`. */
  private @Nullable UUID filtered(@Nullable String named, StaffMember member) {
    if (named == null || named.equals("none")) {
      return named == null ? null : InboxFilter.UNASSIGNED;
    }
    var found = assignee(named, member);
    return found == null ? null : found.id();
  }

  private static FeedbackThread visible(FeedbackThread thread, StaffMember member) {
    var call = thread.source().call();
    if (call != null) {
      member.mustBeAdminOr(call.host());
    }
    return thread;
  }
}
