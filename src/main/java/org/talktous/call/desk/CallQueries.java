package org.talktous.call.desk;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.talktous.article.Articles;
import org.talktous.base.security.StaffMember;
import org.talktous.call.booking.Booking;
import org.talktous.call.booking.CallChanges;
import org.talktous.call.booking.CallConversation;
import org.talktous.call.desk.CallLineRepository.Choice;
import org.talktous.call.desk.CallListPage.Day;
import org.talktous.call.desk.CallListPage.Filter;
import org.talktous.desk.DeskVisitor;

/** Queries behind the staff pages of calls, limited to a host's own calls for hosts. */
@Singleton
class CallQueries {
  // Above the calls of a busy week; longer lists are cut and must be filtered.
  private static final int MOST = 500;
  private static final int MOST_CHOICES = 500;
  private static final int MOST_EARLIER = 10;

  private final CallLineRepository lines;
  private final CallChanges changes;
  private final CallConversation conversation;
  private final Articles articles;
  private final Clock clock;

  CallQueries(
      CallLineRepository lines,
      CallChanges changes,
      CallConversation conversation,
      Articles articles,
      Clock clock) {
    this.lines = lines;
    this.changes = changes;
    this.conversation = conversation;
    this.articles = articles;
    this.clock = clock;
  }

  /** The calls of a period; the filter's host is one that the visitor may see. */
  @ReadOnly
  CallListPage calls(DeskVisitor who, CalendarPeriod period, Filter filter) {
    var language = who.visitor().language().tag();
    var found =
        lines.lines(
            language,
            period.begins(),
            period.ends(),
            filter.state(),
            filter.article(),
            filter.host(),
            MOST + 1);
    var now = clock.instant();
    return new CallListPage(
        period,
        now.atZone(period.zone()).toLocalDate(),
        now,
        days(period, found.stream().limit(MOST).toList()),
        found.size() > MOST,
        filter,
        who.member().isAdmin() ? lines.hosts(MOST_CHOICES) : List.of(),
        articles(language, period, filter));
  }

  private static List<Day> days(CalendarPeriod period, List<CallLine> found) {
    return period.dates().stream()
        .map(
            date ->
                new Day(
                    date,
                    found.stream()
                        .filter(
                            call ->
                                call.startsAt().atZone(period.zone()).toLocalDate().equals(date))
                        .toList()))
        .toList();
  }

  /** Those of the period, and the one that is chosen, in whatever period. */
  private List<Choice> articles(String language, CalendarPeriod period, Filter filter) {
    var choices =
        lines.articles(language, period.begins(), period.ends(), filter.host(), MOST_CHOICES);
    var chosen = filter.article();
    return chosen == null || choices.stream().anyMatch(each -> each.value().equals(chosen))
        ? choices
        : Stream.concat(Stream.of(new Choice(chosen, chosen)), choices.stream()).toList();
  }

  /** A call that the visitor may see and change. */
  Booking get(StaffMember member, UUID id) {
    var call = changes.get(id);
    member.mustBeAdminOr(call.host().id());
    return call;
  }

  StaffCallPage page(DeskVisitor who, Booking call, StaffCallPage.Typed typed) {
    var language = who.visitor().language().tag();
    var article = articles.get(call.article());
    var passage = call.passage();
    var onlyOf = who.member().onlySees(null);
    return new StaffCallPage(
        call,
        article.in(language),
        passage == null ? null : article.sectionOf(passage, language).orElse(null),
        conversation.threads(List.of(call.id())).get(call.id()),
        lines.earlier(language, call.id(), onlyOf == null ? null : onlyOf.toString(), MOST_EARLIER),
        clock.instant(),
        typed);
  }
}
