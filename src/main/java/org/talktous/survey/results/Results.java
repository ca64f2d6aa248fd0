package org.talktous.survey.results;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.survey.Survey;
import org.talktous.survey.Surveys;

/** Adds up responses. */
@Singleton
public class Results {
  /** Fewer responses than this could be told apart, and their givers perhaps be known. */
  private static final int FEWEST = 5;

  private static final int MOST_TEXTS = 200;

  private final Surveys surveys;
  private final Articles articles;
  private final ResultsRepository rows;

  Results(Surveys surveys, Articles articles, ResultsRepository rows) {
    this.surveys = surveys;
    this.articles = articles;
    this.rows = rows;
  }

  /**
   * The results of a version, or else of the one that readers are asked, or else the latest.
   *
   * @param bursts whether responses of bursts count too
   */
  @Transactional
  public SurveyResults of(
      String id, @Nullable Integer version, @Nullable String article, boolean bursts) {
    var latest = surveys.get(id, version);
    var survey = version == null && latest.published() != null ? surveys.published(id) : latest;
    var about = article == null ? null : articles.get(article).id().toString();
    var totals = rows.totals(id, survey.version(), about, bursts);
    boolean brokenDown = totals.complete() >= FEWEST;
    return new SurveyResults(
        id,
        survey.version(),
        article,
        totals.complete(),
        totals.partial(),
        totals.suspect(),
        totals.burst(),
        bursts,
        brokenDown,
        brokenDown ? questions(survey, about, bursts) : List.of());
  }

  private List<SurveyResults.QuestionResults> questions(
      Survey survey, @Nullable String about, boolean bursts) {
    var id = survey.id();
    int version = survey.version();
    var counted =
        new QuestionCounts(
            rows.answered(id, version, about, bursts),
            rows.skipped(id, version, about, bursts),
            rows.chosen(id, version, about, bursts),
            rows.texts(id, version, about, bursts, MOST_TEXTS));
    return survey.questionnaire().questions().stream().map(counted::results).toList();
  }
}
