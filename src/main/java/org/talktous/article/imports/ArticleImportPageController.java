package org.talktous.article.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.article.imports.format.ImportFault;
import org.talktous.article.imports.format.ImportFile;
import org.talktous.article.imports.format.ImportFormat;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MaxBodySize;

/** Lets admins import articles from a file, and shows how far that has come. */
@Hidden
@Controller("/admin/articles/imports")
@Secured("ADMIN")
@HtmlPage
class ArticleImportPageController {
  private static final Logger LOG = LoggerFactory.getLogger(ArticleImportPageController.class);
  private static final int LATEST = 20;

  private final ArticleImport imports;
  private final ObjectMapper json;
  private final DeskPages pages;
  private final ExecutorService background;
  private final Clock clock;

  ArticleImportPageController(
      ArticleImport imports,
      ObjectMapper json,
      DeskPages pages,
      @Named(TaskExecutors.BLOCKING) ExecutorService background,
      Clock clock) {
    this.imports = imports;
    this.json = json;
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
  HttpResponse<byte[]> begin(
      DeskVisitor who,
      @Part("file") @Nullable CompletedFileUpload file,
      @Part("dry") @Nullable String dry) {
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
    try {
      var kept = ImportFile.of(file.getInputStream(), format.get(), null, json);
      var id = imports.begin(who.member().id(), kept, dry != null);
      background.execute(() -> run(id, kept));
      return HttpResponse.seeOther(URI.create("/admin/articles/imports/" + id));
    } catch (InvalidRequest refused) {
      return form(
          HttpStatus.UNPROCESSABLE_ENTITY, who, messages.text("articles.import.wrong.file"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was uploaded goes with its request; the import goes on after it. */
  private void run(UUID id, ImportFile kept) {
    try (kept) {
      imports.run(id, kept);
    } catch (RuntimeException e) {
      LOG.warn("import {} ended early: {}", id, e.toString());
    }
  }

  @Get("/{id}")
  HttpResponse<byte[]> report(DeskVisitor who, UUID id) {
    var messages = who.visitor().messages();
    var row = imports.get(id);
    return pages.show(
        who,
        "article/imports/import",
        new ImportPage(
            seen(row),
            texts(imports.remarks(row), messages),
            imports.lines(id).stream().map(line -> taken(line, messages)).toList(),
            imports.refusals(id).stream().map(line -> refused(line, messages)).toList()));
  }

  private static ImportPage.Taken taken(TakenLine line, Messages messages) {
    return new ImportPage.Taken(
        line.line(),
        line.slug(),
        line.title(),
        messages.text("articles.import.change." + line.change().name().toLowerCase(Locale.ROOT)),
        texts(line.remarks(), messages));
  }

  private static List<String> texts(List<ImportFault> faults, Messages messages) {
    return faults.stream().map(fault -> fault.text(messages)).toList();
  }

  private static ImportPage.Refused refused(RefusedLine line, Messages messages) {
    return new ImportPage.Refused(line.line(), line.slug(), texts(line.faults(), messages));
  }
}
