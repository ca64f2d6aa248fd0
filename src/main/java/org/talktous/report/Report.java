package org.talktous.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What readers asked in a period, and what became of it; beside it, where that says something, the
 * same of the period of the same length before.
 *
 * @param days each date of the period, also those on which nothing was asked
 * @param weeks each week of the period from Monday on; the first and the last may be cut
 * @param ages of the queries that are open, by how many days ago they were asked
 * @param topics what most queries are sorted under
 * @param articles about which most was asked
 * @param sections of articles about which most was asked
 * @param passages that were quoted most
 * @param calls that begin in the period; the channel does not matter to them
 * @param demand the hours of a week in the zone that were booked or offered
 * @param hosts with calls or hours in the period
 * @param scores of surveys; only article and language matter to them
 */
@Introspected
@Schema(name = "QueriesReport")
public record Report(
    Span period,
    Span previousPeriod,
    StatusCounts queries,
    StatusCounts previousQueries,
    LeftOut leftOut,
    FirstAnswer firstAnswer,
    FirstAnswer previousFirstAnswer,
    List<Asked> days,
    List<Asked> weeks,
    List<Age> ages,
    List<Topic> topics,
    Terms terms,
    List<Place> articles,
    List<Place> sections,
    List<Place> passages,
    Calls calls,
    Calls previousCalls,
    List<Hour> demand,
    List<HostLoad> hosts,
    List<Score> scores) {

  /** Dates of a zone: from the first to the one after the last. */
  @Introspected
  @Schema(name = "ReportPeriod")
  record Span(
      @Schema(format = "date") String from, @Schema(format = "date") String to, String zone) {
    static Span of(Period period) {
      return new Span(period.from().toString(), period.to().toString(), period.zone().getId());
    }
  }

  /**
   * How many queries were asked, and where they stand now; asked is the sum of the others.
   *
   * @param closed closed by staff, answered before or not
   */
  @Introspected
  @Schema(name = "ReportStanding")
  public record StatusCounts(long asked, long open, long answered, long closed) {}

  /**
   * What was sent in and does not count as a reader query.
   *
   * @param flagged as possible spam, and not let through yet
   * @param refused flagged, and closed by staff without an answer
   * @param withdrawn taken back by its reader
   */
  @Introspected
  @Schema(name = "ReportLeftOut")
  record LeftOut(@JsonProperty("held") long flagged, long refused, long withdrawn) {
    long all() {
      return flagged + refused + withdrawn;
    }
  }

  /**
   * The time to the first answer. Queries that still wait are not left out: the time they have
   * waited so far stands for them (right-censored).
   *
   * @param answered how many have been answered
   * @param waiting how many are open and were never answered
   * @param median within which half of both got their answer; absent if there are none
   * @param ninetieth within which nine tenths did
   */
  @Introspected
  @Schema(name = "ReportFirstAnswer")
  public record FirstAnswer(
      long answered, long waiting, @Nullable Lasting median, @Nullable Lasting ninetieth) {}

  /**
   * A length of time.
   *
   * @param orMore whether it is that of a query that still waits, so that it is really more
   */
  @Introspected
  @Schema(name = "ReportLasting")
  record Lasting(double seconds, boolean orMore) {}

  /** What was asked on a date, or in the week that begins with it. */
  @Introspected
  @Schema(name = "ReportAsked")
  record Asked(@Schema(format = "date") String from, long comments, long calls, long surveys) {
    long all() {
      return comments + calls + surveys;
    }

    Asked plus(Asked other) {
      return new Asked(
          from, comments + other.comments, calls + other.calls, surveys + other.surveys);
    }
  }

  /**
   * Queries that are open.
   *
   * @param fromDays asked so many times 24 hours ago or more
   * @param toDays and less than so many; null for all before
   */
  @Introspected
  @Schema(name = "ReportAge")
  record Age(int fromDays, @Nullable Integer toDays, long open) {}

  @Introspected
  @Schema(name = "ReportTopic")
  public record Topic(String topic, long asked, long previous) {}

  /**
   * The words that most queries hold.
   *
   * @param sampled in how many queries they were counted: all, or a thousand or so drawn by chance
   */
  @Introspected
  @Schema(name = "ReportTerms")
  record Terms(long sampled, long previousSampled, List<Term> list) {}

  /**
   * A word, and the share of queries that hold it in any of its forms.
   *
   * @param previousShare null where nothing was asked before
   */
  @Introspected
  @Schema(name = "ReportTerm")
  record Term(String term, double share, @Nullable Double previousShare) {}

  /**
   * An article, a section of it or a passage in it.
   *
   * @param section its id; null for whole articles, and for passages
   * @param name the title, or the words of the passage
   */
  @Introspected
  @Schema(name = "ReportPlace")
  record Place(String article, @Nullable String section, String name, long asked, long previous) {}

  /**
   * What became of calls; all is the sum of the others.
   *
   * @param ahead not over yet
   * @param unrecorded over, without an outcome
   * @param medianLeadHours from booking to start, of calls that were not cancelled
   */
  @Introspected
  @Schema(name = "ReportCalls")
  public record Calls(
      long all,
      @JsonProperty("held") long attended,
      long noShow,
      long cancelled,
      long ahead,
      long unrecorded,
      @Nullable Double medianLeadHours,
      @Nullable Double ninetiethLeadHours) {}

  /**
   * An hour of the week in the zone.
   *
   * @param weekday 1 is Monday
   * @param booked calls that began in it, cancelled ones too: readers wanted them
   * @param offeredHours for how long hosts were there in it, in all weeks of the period together
   */
  @Introspected
  @Schema(name = "ReportHour")
  record Hour(int weekday, int hour, long booked, double offeredHours) {}

  /** A host's calls that were not cancelled, and how many hours they offered. */
  @Introspected
  @Schema(name = "ReportHost")
  record HostLoad(
      UUID id,
      String name,
      long calls,
      @JsonProperty("held") long attended,
      long noShow,
      long ahead,
      double offeredHours) {}

  /**
   * What answers to a question of a survey add up to.
   *
   * @param score nps (9 and 10 less 0 to 6, in hundredths) or csat (the share of 4 and 5 of 5)
   * @param skipped how often the question was shown and left out; in no denominator
   * @param value null under five answers
   */
  @Introspected
  @Schema(name = "ReportScore")
  public record Score(
      String survey,
      String question,
      String title,
      String score,
      long answered,
      long skipped,
      @Nullable Double value,
      @Nullable Double previous) {}
}
