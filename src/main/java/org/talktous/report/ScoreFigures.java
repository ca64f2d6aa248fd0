package org.talktous.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.report.Report.Score;
import org.talktous.web.page.Language;

/** Reads what the answers to surveys add up to. */
record ScoreFigures(Connection connection, Scope scope, Language language) {
  private static final JsonMapper JSON = new JsonMapper();

  List<Score> scores() throws SQLException {
    var before = read(scope.previous());
    return read(scope).stream()
        .map(
            score ->
                new Score(
                    score.survey(),
                    score.question(),
                    score.title(),
                    score.score(),
                    score.answered(),
                    score.skipped(),
                    score.value(),
                    before.stream()
                        .filter(each -> isOf(score, each))
                        .findFirst()
                        .map(Score::value)
                        .orElse(null)))
        .toList();
  }

  private static boolean isOf(Score one, Score other) {
    return one.survey().equals(other.survey())
        && one.question().equals(other.question())
        && one.score().equals(other.score());
  }

  private List<Score> read(Scope of) throws SQLException {
    return Select.of(
            "select * from report_scores(?, ?, ?, ?)",
            of.period().begins(),
            of.period().ends(),
            of.article(),
            of.filter().language())
        .list(
            connection,
            row ->
                new Score(
                    row.getString("survey"),
                    row.getString("question"),
                    title(row.getString("title"), row.getString("question")),
                    row.getString("score"),
                    row.getLong("answered"),
                    row.getLong("skipped"),
                    CallFigures.number(row, "value"),
                    null));
  }

  /** A text, or one for each language; SurveyJS shows a question without any by its name. */
  private String title(@Nullable String json, String name) {
    if (json == null) {
      return name;
    }
    try {
      var title = JSON.readTree(json);
      return title.isTextual()
          ? title.asText()
          : title.path(language.tag()).asText(title.path("default").asText(name));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database keeps JSON", e);
    }
  }
}
