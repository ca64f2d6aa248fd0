package org.talktous.report;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.talktous.page.Language;
import org.talktous.report.Report.Span;

/** Makes reports: all figures of one are of the same moment. */
@Singleton
class Reports {
  private final ReportDatabase database;
  private final Clock clock;

  Reports(ReportDatabase database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The report on what a filter names; the language is that of titles which have several. */
  Report of(ReportFilter filter, Language language) {
    var now = clock.instant();
    return database.read(connection -> of(connection, Scope.of(connection, filter, now), language));
  }

  private static Report of(Connection connection, Scope scope, Language language)
      throws SQLException {
    var figures = new QueryFigures(connection, scope);
    var counts = figures.counts();
    var standing = QueryFigures.sum(counts);
    var before = QueryFigures.sum(figures.previous().counts());
    var calls = new CallFigures(connection, scope);
    return new Report(
        Span.of(scope.period()),
        Span.of(scope.period().previous()),
        standing,
        before,
        figures.leftOut(),
        figures.firstAnswer(),
        figures.previous().firstAnswer(),
        figures.days(counts),
        figures.weeks(counts),
        figures.ages(),
        figures.topics(),
        figures.terms(standing.asked(), before.asked()),
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
