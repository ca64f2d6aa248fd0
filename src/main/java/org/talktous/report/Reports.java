package org.talktous.report;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.talktous.report.Report.Span;
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
          var queries = new QueryFigures(connection, scope);
          var calls = new CallFigures(connection, scope);
          var counts = queries.counts();
          var counted = QueryFigures.sum(counts);
          var before = QueryFigures.sum(queries.previous().counts());
          return new Report(
              Span.of(filter.period()),
              Span.of(filter.period().previous()),
              counted,
              before,
              queries.leftOut(),
              queries.firstAnswer(),
              queries.previous().firstAnswer(),
              queries.days(counts),
              queries.weeks(counts),
              queries.ages(),
              queries.topics(),
              queries.terms(counted.asked(), before.asked()),
              queries.articles(),
              queries.sections(),
              queries.passages(),
              calls.calls(),
              calls.previous().calls(),
              calls.demand(),
              calls.hosts(),
              new ScoreFigures(connection, scope, language).scores());
        });
  }
}
