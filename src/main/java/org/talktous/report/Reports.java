package org.talktous.report;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.talktous.report.Report.Age;
import org.talktous.report.Report.Asked;
import org.talktous.report.Report.Calls;
import org.talktous.report.Report.FirstAnswer;
import org.talktous.report.Report.HostLoad;
import org.talktous.report.Report.Hour;
import org.talktous.report.Report.LeftOut;
import org.talktous.report.Report.Place;
import org.talktous.report.Report.Score;
import org.talktous.report.Report.Span;
import org.talktous.report.Report.Standing;
import org.talktous.report.Report.Terms;
import org.talktous.report.Report.Topic;
import org.talktous.web.page.Language;

/** Makes reports: all figures of one are of the same moment. */
@Singleton
public class Reports {
  private final ReportDatabase database;
  private final Clock clock;

  Reports(ReportDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The report on what a filter names; the language is that of titles which have several. */
  public Report of(ReportFilter filter, Language language) {
    var now = clock.instant();
    return database.read(
        connection -> {
          var scope = Scope.of(connection, filter, now);
          return report(filter, Said.of(connection, scope), Done.of(connection, scope, language));
        });
  }

  private static Report report(ReportFilter filter, Said said, Done done) {
    return new Report(
        Span.of(filter.period()),
        Span.of(filter.period().previous()),
        said.standing,
        said.before,
        said.leftOut,
        done.firstAnswer,
        done.firstAnswerBefore,
        said.days,
        said.weeks,
        said.ages,
        said.topics,
        said.terms,
        done.articles,
        done.sections,
        done.passages,
        done.calls,
        done.callsBefore,
        done.demand,
        done.hosts,
        done.scores);
  }

  /** How much was asked, when, and in which words. */
  private record Said(
      Standing standing,
      Standing before,
      LeftOut leftOut,
      List<Asked> days,
      List<Asked> weeks,
      List<Age> ages,
      List<Topic> topics,
      Terms terms) {
    public static Said of(Connection connection, Scope scope) throws SQLException {
      var figures = new QueryFigures(connection, scope);
      var counts = figures.counts();
      var standing = QueryFigures.sum(counts);
      var before = QueryFigures.sum(figures.previous().counts());
      return new Said(
          standing,
          before,
          figures.leftOut(),
          figures.days(counts),
          figures.weeks(counts),
          figures.ages(),
          figures.topics(),
          figures.terms(standing.asked(), before.asked()));
    }
  }

  /** What it was about, when it was answered, and what became of calls and surveys. */
  private record Done(
      FirstAnswer firstAnswer,
      FirstAnswer firstAnswerBefore,
      List<Place> articles,
      List<Place> sections,
      List<Place> passages,
      Calls calls,
      Calls callsBefore,
      List<Hour> demand,
      List<HostLoad> hosts,
      List<Score> scores) {
    public static Done of(Connection connection, Scope scope, Language language)
        throws SQLException {
      var figures = new QueryFigures(connection, scope);
      var calls = new CallFigures(connection, scope);
      return new Done(
          figures.firstAnswer(),
          figures.previous().firstAnswer(),
          figures.articles(),
          figures.sections(),
          figures.passages(),
          calls.calls(),
          calls.previous().calls(),
          calls.demand(),
          calls.hosts(),
          new ScoreFigures(connection, scope, language).scores());
    }
  }
}
