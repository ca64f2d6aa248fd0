package org.talktous.desk.privacy;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.privacy.ReaderExport;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.NotFound;

/**
 * Where an admin looks for what is held about a reader. Addresses come with forms that are posted,
 * so that they stand in no address, history or log.
 */
@Hidden
@DeskSection(name = "readers", path = "/admin/readers", order = 165, forRunning = true)
@Controller("/admin/readers")
@Secured("ADMIN")
@HtmlPage
class ReadersPageController {
  private static final String PATH = "/admin/readers";

  private final ReaderData data;
  private final ReaderExport export;
  private final DeskPages pages;

  ReadersPageController(ReaderData data, ReaderExport export, DeskPages pages) {
    this.data = data;
    this.export = export;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> ask(DeskVisitor who) {
    return pages.show(who, "desk/privacy/readers", ReadersPage.EMPTY);
  }

  /** Where a link on a refused form leads: back to the question. */
  @Get(uris = {"/export", "/erasure"})
  HttpResponse<?> back() {
    return HttpResponse.seeOther(URI.create(PATH));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> find(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    return pages.show(who, "desk/privacy/readers", page(email(sent), false));
  }

  @Post("/export")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML})
  HttpResponse<?> download(@Body @Nullable Map<String, String> sent) {
    var reader = data.at(email(sent)).orElseThrow(() -> new NotFound("reader"));
    return export.of(reader, "reader").contentType(MediaType.APPLICATION_JSON_TYPE);
  }

  /** Asks once more before it erases. */
  @Post("/erasure")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> erase(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var email = email(sent);
    if (sent == null || !"yes".equals(sent.get("sure"))) {
      return pages.show(who, "desk/privacy/readers", page(email, true));
    }
    data.at(email).ifPresent(reader -> data.erase(reader, ReaderData.By.STAFF));
    return DeskPages.done(PATH, "reader-erased");
  }

  private static String email(@Nullable Map<String, String> sent) {
    return sent == null ? "" : sent.getOrDefault("email", "").strip();
  }

  private ReadersPage page(String email, boolean asks) {
    if (email.isEmpty()) {
      return ReadersPage.EMPTY;
    }
    var held = new TreeMap<String, List<?>>();
    data.at(email).map(data::export).ifPresent(held::putAll);
    held.values().removeIf(List::isEmpty);
    return new ReadersPage(email, held, asks && !held.isEmpty());
  }
}
