package org.talktous.article.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.imports.format.ImportFault;
import org.talktous.article.imports.format.ImportFile;
import org.talktous.article.imports.format.ImportFormat;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MaxBodySize;
import org.talktous.web.problem.StaffApi;
import org.talktous.web.problem.Violation;

/** Imports of articles. */
@Controller("/api/v1/admin/articles")
@Secured("ADMIN")
@StaffApi
class ArticleImportController {
  private final ArticleImport imports;
  private final ObjectMapper json;

  ArticleImportController(ArticleImport imports, ObjectMapper json) {
    this.imports = imports;
    this.json = json;
  }

  /**
   * Imports articles, up to 64 MB and 100,000 of them: JSON Lines or JSON, ours or Crossref's; a
   * table whose first line names the columns, parted by commas, semicolons or tabs; JATS XML; RIS.
   * One without a slug gets it of its DOI or title. Every article stands for itself; the answer
   * tells which were refused, and why.
   *
   * @param dryRun whether only to tell what would happen, line by line, and change nothing
   */
  @Post("/import")
  @MaxBodySize(MaxBodySize.STREAMED)
  @Consumes({
    ImportFormat.JSON_LINES_TYPE,
    ImportFormat.JSON_TYPE,
    ImportFormat.CSL_TYPE,
    ImportFormat.CSV_TYPE,
    ImportFormat.TSV_TYPE,
    ImportFormat.XML_TYPE,
    ImportFormat.TEXT_XML_TYPE,
    ImportFormat.JATS_TYPE,
    ImportFormat.RIS_TYPE
  })
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = ImportFormat.JSON_LINES_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = ImportFormat.CSV_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = ImportFormat.TSV_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = ImportFormat.JSON_TYPE, schema = @Schema(type = "object")),
        @Content(mediaType = ImportFormat.JATS_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = ImportFormat.XML_TYPE, schema = @Schema(type = "string")),
        @Content(mediaType = ImportFormat.RIS_TYPE, schema = @Schema(type = "string"))
      })
  Report importArticles(
      @Parameter(hidden = true) Authentication caller,
      @Parameter(hidden = true) HttpRequest<?> request,
      @QueryValue @Nullable Boolean dryRun,
      @Body InputStream body) {
    var type = request.getContentType().orElseThrow(ArticleImportController::unknownFormat);
    var format = ImportFormat.of(type).orElseThrow(ArticleImportController::unknownFormat);
    try (var file = ImportFile.of(body, format, charset(type), json)) {
      var id = imports.begin(UUID.fromString(caller.getName()), file, Boolean.TRUE.equals(dryRun));
      return report(imports.run(id, file));
    }
  }

  private static InvalidRequest unknownFormat() {
    return new InvalidRequest("Content-Type", "must name the format of the file, such as text/csv");
  }

  /** The encoding that is named, which may stand in quotes (RFC 9110 section 5.6.6). */
  private static @Nullable Charset charset(MediaType type) {
    try {
      return type.getParameters()
          .get("charset")
          .map(name -> Charset.forName(name.replace("\"", "").strip()))
          .orElse(null);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidRequest("Content-Type", "must name an encoding that is known");
    }
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
        row.dry(),
        row.taken(),
        row.added(),
        row.changed(),
        row.unchanged(),
        row.refused(),
        violations(imports.remarks(row)),
        imports.lines(row.id()).stream().map(ArticleImportController::taken).toList(),
        imports.refusals(row.id()).stream().map(ArticleImportController::refused).toList());
  }

  private static Refused refused(RefusedLine line) {
    return new Refused(line.line(), line.slug(), violations(line.faults()));
  }

  private static Taken taken(TakenLine line) {
    return new Taken(
        line.line(),
        line.slug(),
        line.title(),
        line.change().name().toLowerCase(Locale.ROOT),
        violations(line.remarks()));
  }

  private static List<Violation> violations(List<ImportFault> faults) {
    return faults.stream().map(ImportFault::violation).toList();
  }

  /**
   * What came of an import.
   *
   * @param state running, done or broken
   * @param dryRun whether nothing was changed, and this is what would have been
   * @param taken how many articles of the file are now as it says
   * @param added how many of those are new
   * @param changed how many were there, and said something else
   * @param unchanged how many were so already
   * @param refused how many were not taken
   * @param remarks what of the whole file had no place, or was guessed
   * @param lines what became of those taken: the first 1,000 of a dry run; otherwise of those with
   *     a remark
   * @param refusals the first 1,000 of those refused
   */
  @Introspected
  @Schema(name = "ArticleImport")
  record Report(
      UUID id,
      String state,
      boolean dryRun,
      long taken,
      long added,
      long changed,
      long unchanged,
      long refused,
      List<Violation> remarks,
      List<Taken> lines,
      List<Refused> refusals) {}

  /**
   * A line that was taken.
   *
   * @param line its number in the file, from 1; in a list of JSON, and in XML, of the article
   * @param change added, changed or unchanged
   * @param remarks what of it had no place, or was guessed
   */
  @Introspected
  @Schema(name = "TakenLine")
  record Taken(
      long line, String slug, @Nullable String title, String change, List<Violation> remarks) {}

  /**
   * A line that was refused.
   *
   * @param line its number in the file, from 1; in a list of JSON, and in XML, of the article
   * @param violations the fields at fault
   */
  @Introspected
  @Schema(name = "RefusedLine")
  record Refused(long line, @Nullable String slug, List<Violation> violations) {}
}
