package org.talktous.survey.results;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.survey.response.ResponseRow;

/** Counts responses and answers; an article's id narrows it to the responses about that article. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ResultsRepository extends GenericRepository<ResponseRow, UUID> {
  String COUNTED =
      """
      r.survey_id = :survey and r.version = :version
        and (cast(:article as uuid) is null or r.article_id = cast(:article as uuid))
      """;

  /** The responses of bursts count if they are asked for. */
  String COMPLETE =
      COUNTED + " and r.state = 'complete' and not r.suspect and (not r.burst or :bursts) ";

  @Query(
      """
      select count(*) filter (where r.state = 'complete' and not r.suspect and (not r.burst or :bursts))
          as complete,
        count(*) filter (where r.state = 'partial' and not r.suspect) as partial,
        count(*) filter (where r.suspect) as suspect,
        count(*) filter (where r.state = 'complete' and not r.suspect and r.burst) as burst
      from survey_response r
      where
      """
          + COUNTED)
  Totals totals(String survey, int version, @Nullable String article, boolean bursts);

  /** How many answered each question: the first value of each answer stands in place 0. */
  @Query(
      """
      select a.question as question, '' as value, count(*) as count
      from survey_response r
      join survey_answer a on a.response_id = r.id
      where a.place = 0 and
      """
          + COMPLETE
          + " group by a.question")
  List<Count> answered(String survey, int version, @Nullable String article, boolean bursts);

  @Query(
      """
      select question as question, '' as value, count(*) as count
      from survey_response r, unnest(r.skipped) as question
      where
      """
          + COMPLETE
          + " group by question")
  List<Count> skipped(String survey, int version, @Nullable String article, boolean bursts);

  @Query(
      """
      select a.question as question, a.value as value, count(*) as count
      from survey_response r
      join survey_answer a on a.response_id = r.id
      where a.kind in ('rating', 'radiogroup', 'checkbox') and
      """
          + COMPLETE
          + " group by a.question, a.value")
  List<Count> chosen(String survey, int version, @Nullable String article, boolean bursts);

  /** The latest texts of each question, latest first. */
  @Query(
      """
      select question as question, value as value, place as count
      from (
        select a.question, a.value,
          row_number() over (
            partition by a.question order by r.completed_at desc, r.id desc) as place
        from survey_response r
        join survey_answer a on a.response_id = r.id
        where a.kind in ('text', 'comment') and
      """
          + COMPLETE
          + """
              ) latest
          where place <= :limit
          order by question, place
          """)
  List<Count> texts(
      String survey, int version, @Nullable String article, boolean bursts, int limit);

  @Introspected
  record Totals(long complete, long partial, long suspect, long burst) {}

  /** Something counted of a question. */
  @Introspected
  record Count(String question, String value, long count) {}
}
