package org.talktous.article.imports;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.MaxBodySize;

/** Lets admins import articles from a file, and shows how far that has come. */
@Hidden
@Controller("/admin/articles/imports")
@Secured("ADMIN")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class ArticleImportPageController {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleImportPageController.class);
  private static final int LATEST = 20;

  private final ArticleImport imports;
  private final DeskPages pages;
  private final ExecutorService background;
  private final Clock clock;

  ArticleImportPageController(
      ArticleImport imports,
      DeskPages pages,
      @Named(TaskExecutors.BLOCKING) ExecutorService background,
      Clock clock) {
    this.imports = imports;
    this.pages = pages;
    this.background = background;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> imports(DeskVisitor who) {
    return form(HttpStatus.OK, who, null);
  }

  private HttpResponse<byte[]> form(HttpStatus status, DeskVisitor who, @Nullable String wrong) {
    var latest = imports.latest(LATEST).stream().map(this::seen).toList();
    return pages.show(status, who, "article/imports/imports", new ImportsPage(latest, wrong));
  }

  private ImportRun seen(ArticleImportRow row) {
    return new ImportRun(row, row.seen(clock.instant()));
  }

  /** Takes the file, and leads to where one sees what comes of it. */
  @Post
  @MaxBodySize(MaxBodySize.STREAMED)
  @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
  HttpResponse<byte[]> begin(DeskVisitor who, @Part("file") @Nullable CompletedFileUpload file) {
    var messages = who.visitor().messages();
    if (file == null || file.getFilename().isEmpty()) {
      return form(
          HttpStatus.UNPROCESSABLE_ENTITY, who, messages.text("articles.import.wrong.none"));
    }
    var format = ImportFormat.ofFile(file.getFilename());
    if (format.isEmpty()) {
      return form(
          HttpStatus.UNPROCESSABLE_ENTITY, who, messages.text("articles.import.wrong.kind"));
    }
    var kept = kept(file);
    var id = imports.begin(who.member().id(), file.getSize());
    background.execute(() -> run(id, format.get(), kept));
    return HttpResponse.seeOther(URI.create("/admin/articles/imports/" + id));
  }

  /** What was uploaded goes with its request; the import goes on after it. */
  private static Path kept(CompletedFileUpload file) {
    try (var in = file.getInputStream()) {
      var kept = Files.createTempFile("articles", ".import");
      Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(UUID id, ImportFormat format, Path kept) {
    try (var in = Files.newInputStream(kept)) {
      imports.run(id, format, in);
    } catch (IOException | RuntimeException e) {
      LOG.warn("import {} ended early: {}", id, e.toString());
    } finally {
      try {
        Files.deleteIfExists(kept);
      } catch (IOException left) {
        LOG.warn("{} could not be deleted", kept);
      }
    }
  }

  @Get("/{id}")
  HttpResponse<byte[]> report(DeskVisitor who, UUID id) {
    var refusals =
        imports.refusals(id).stream().map(line -> refused(line, who.visitor().messages())).toList();
    return pages.show(
        who, "article/imports/import", new ImportPage(seen(imports.get(id)), refusals));
  }

  private static ImportPage.Refused refused(RefusedLine line, Messages messages) {
    return new ImportPage.Refused(
        line.line(),
        line.slug(),
        line.faults().stream().map(fault -> fault.text(messages)).toList());
  }
}
