package org.talktous.feedback.reader;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.privacy.ReaderExport;
import org.talktous.feedback.thread.CommentLimits;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.ThreadLinks;
import org.talktous.feedback.thread.ThreadPersonalData;
import org.talktous.web.problem.LinkedFromPages;
import org.talktous.web.problem.ReaderApi;

/** What is held about the writer of a comment, for them to have or to erase. */
@Controller("/api/v1/comments/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
class ThreadDataController {
  private final Comments comments;
  private final ThreadLinks links;
  private final CommentLimits limits;
  private final ReaderData data;
  private final ReaderExport export;

  ThreadDataController(
      Comments comments,
      ThreadLinks links,
      CommentLimits limits,
      ReaderData data,
      ReaderExport export) {
    this.comments = comments;
    this.links = links;
    this.limits = limits;
    this.data = data;
    this.export = export;
  }

  /**
   * Hands out what is held about the thread and its reader, and about the call whose question it
   * is. Other threads from the same address are not in it, as a link does not prove that its holder
   * reads the mail there.
   */
  @LinkedFromPages
  @Get("/export")
  HttpResponse<Map<String, Object>> exportComment(HttpRequest<?> request, String token) {
    var thread = comments.get(links.open(token));
    limits.countChange(request);
    return export.of(
        data.behind(ThreadPersonalData.record(thread)), "comment-" + thread.reference());
  }

  /**
   * Erases the reader of the thread, and of the call whose question it is. What stands in public
   * with its answer stays, without the reader. The link opens nothing any more; saying it twice is
   * fine.
   */
  @Delete
  @Status(HttpStatus.NO_CONTENT)
  void eraseComment(HttpRequest<?> request, String token) {
    limits.countChange(request);
    if (!links.isErased(token)) {
      var thread = comments.get(links.open(token));
      data.eraseBehind(ThreadPersonalData.record(thread));
    }
  }
}
