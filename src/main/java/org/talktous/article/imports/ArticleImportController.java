package org.talktous.article.imports;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.AnswersProblems;
import org.talktous.web.problem.MaxBodySize;
import org.talktous.web.problem.Violation;

/** Imports of articles. */
@Controller("/api/v1/admin/articles")
@Secured("ADMIN")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Tag(name = "Staff")
@SecurityRequirement(name = "bearer")
class ArticleImportController {
  private static final String JSON_LINES = "application/x-ndjson";
  private static final String CSV = "text/csv";

  private final ArticleImport imports;

  ArticleImportController(ArticleImport imports) {
    this.imports = imports;
  }

  /**
   * Imports articles, up to 64 MB: JSON Lines, each an article with its slug, or CSV whose first
   * line names the fields. Every line stands for itself; the answer tells which were refused, and
   * why.
   */
  @Post("/import")
  @MaxBodySize(MaxBodySize.STREAMED)
  @Consumes({JSON_LINES, CSV})
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = JSON_LINES, schema = @Schema(type = "string")),
        @Content(mediaType = CSV, schema = @Schema(type = "string"))
      })
  Report importArticles(
      @Parameter(hidden = true) Authentication caller,
      @Parameter(hidden = true) HttpRequest<?> request,
      @Body InputStream file) {
    var isCsv = request.getContentType().filter(new MediaType(CSV)::matches).isPresent();
    var id = imports.begin(UUID.fromString(caller.getName()), length(request));
    return report(imports.run(id, isCsv ? ImportFormat.CSV : ImportFormat.JSON_LINES, file));
  }

  private static @Nullable Long length(HttpRequest<?> request) {
    return request.getContentLength() < 0 ? null : request.getContentLength();
  }

  /** Tells how far an import has come. */
  @Get("/imports/{id}")
  Report getImport(UUID id) {
    return report(imports.get(id));
  }

  private Report report(ArticleImportRow row) {
    return new Report(
        row.id(),
        row.state().name().toLowerCase(Locale.ROOT),
        row.taken(),
        row.refused(),
        imports.refusals(row.id()).stream().map(ArticleImportController::refused).toList());
  }

  private static Refused refused(RefusedLine line) {
    return new Refused(
        line.line(), line.slug(), line.faults().stream().map(ImportFault::violation).toList());
  }

  /**
   * What came of an import.
   *
   * @param state running, done or broken
   * @param taken how many lines became articles
   * @param refused how many did not
   * @param refusals the first 1,000 of those
   */
  @Introspected
  @Schema(name = "ArticleImport")
  record Report(UUID id, String state, long taken, long refused, List<Refused> refusals) {}

  /**
   * A line that was refused.
   *
   * @param line its number in the file, from 1
   * @param violations the fields at fault
   */
  @Introspected
  @Schema(name = "RefusedLine")
  record Refused(long line, @Nullable String slug, List<Violation> violations) {}
}
