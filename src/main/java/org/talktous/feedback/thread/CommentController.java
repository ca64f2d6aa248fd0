package org.talktous.feedback.thread;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.problem.ReaderApi;

/** Comments and their threads, as readers write and read them. */
@Controller("/api/v1")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReaderApi
public class CommentController {
  private final Comments comments;
  private final CommentLimits limits;
  private final ThreadLinks links;
  private final Articles articles;

  CommentController(Comments comments, CommentLimits limits, ThreadLinks links, Articles articles) {
    this.comments = comments;
    this.limits = limits;
    this.links = links;
    this.articles = articles;
  }

  /**
   * Writes a comment on an article. A suspicious one is {@code flagged} until staff let it through.
   *
   * @param idempotencyKey makes it safe to send the request again: the same key with the same body
   *     gets the first answer
   */
  @Post("/articles/{slug}/comments")
  @Status(HttpStatus.CREATED)
  HttpResponse<CommentAnswer> writeComment(
      HttpRequest<?> request,
      String slug,
      @Header("Idempotency-Key")
          @Nullable
          @Size(min = 1, max = 255)
          @Pattern(regexp = "^[\\x21-\\x7e]+$", message = "must be visible ASCII")
          String idempotencyKey,
      @Body @Valid @NotNull WriteComment comment) {
    var network = limits.count(request);
    var answer = comments.write(slug, comment, idempotencyKey, null, network);
    return HttpResponse.created(answer, URI.create("/api/v1/comments/" + answer.token()));
  }

  /** Reads a thread. */
  @Get("/comments/{token}")
  ThreadAnswer getThread(String token) {
    return answer(comments.get(links.open(token)));
  }

  /** Adds to a thread; it is open again then. */
  @Post("/comments/{token}/replies")
  @Status(HttpStatus.CREATED)
  ThreadAnswer replyToThread(
      HttpRequest<?> request, String token, @Body @Valid @NotNull WriteReply reply) {
    var network = limits.count(request);
    return answer(comments.reply(links.open(token), reply.body(), network));
  }

  /** Takes a comment back, with all that was written in its thread; saying it twice is fine. */
  @Post("/comments/{token}/withdrawal")
  ThreadAnswer withdrawComment(HttpRequest<?> request, String token) {
    limits.countChange(request);
    return answer(comments.withdraw(links.open(token)));
  }

  /** Agrees that the comment and public answers to it stand on the article's page. */
  @Post("/comments/{token}/publication")
  ThreadAnswer agreeToPublication(
      HttpRequest<?> request, String token, @Body @Valid @Nullable Agreement agreement) {
    limits.countChange(request);
    boolean named = agreement != null && Boolean.TRUE.equals(agreement.showName());
    return answer(comments.publish(links.open(token), new FeedbackThread.Publication(true, named)));
  }

  /** No longer agrees: the comment leaves the article's page. */
  @Delete("/comments/{token}/publication")
  ThreadAnswer endPublication(HttpRequest<?> request, String token) {
    limits.countChange(request);
    return answer(comments.publish(links.open(token), FeedbackThread.Publication.NONE));
  }

  private ThreadAnswer answer(FeedbackThread thread) {
    var passage = thread.passage();
    return ThreadAnswer.of(
        thread, passage == null ? null : articles.get(thread.article()).find(passage).isPresent());
  }

  @Introspected
  @Schema(name = "NewReply")
  public record WriteReply(@NotBlank @Size(max = WriteComment.LONGEST) @PlainText String body) {
    public WriteReply {
      body = Lines.foldedIfAny(body);
    }
  }

  @Introspected
  @Schema(name = "Publication")
  record Agreement(@Nullable Boolean showName) {}
}
