package org.talktous.feedback.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.feedback.thread.Kind;
import org.talktous.feedback.thread.WriteComment;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.problem.StaffApi;

/** The inbox of reader queries: comments, the questions of calls, the remarks of surveys. */
@Controller("/api/v1/admin/comments")
@Secured({"ADMIN", "HOST"})
@StaffApi
class InboxController {
  private final Inbox inbox;
  private final Validator validator;

  InboxController(Inbox inbox, Validator validator) {
    this.inbox = inbox;
    this.validator = validator;
  }

  /**
   * Lists reader queries, a page at a time: the latest first or, where words are searched for, the
   * best of the latest first. A host sees the calls' questions of their own calls only.
   *
   * @param topic the topic, exactly
   * @param article the article's slug
   * @param q words to search for in either language, with quotation marks, or, and minus as in a
   *     search engine; or the reader's e-mail address
   * @param assignee the id or e-mail address of a staff account, me, or none
   * @param cursor the next of the page before
   */
  @Get
  Page listComments(
      @Parameter(hidden = true) Authentication caller,
      @QueryValue
          @Nullable
          @Pattern(
              regexp = "^(open|answered|closed|flagged|withdrawn)?$",
              message = "must be open, answered, closed, flagged or withdrawn")
          String status,
      @QueryValue @Nullable @Pattern(regexp = Kind.FORM_OR_NONE, message = Kind.FORM_MESSAGE)
          String kind,
      @QueryValue @Nullable String topic,
      @QueryValue @Nullable String article,
      @QueryValue
          @Nullable
          @Pattern(regexp = "^(comment|call|survey)?$", message = "must be comment, call or survey")
          String channel,
      @QueryValue @Nullable @Size(max = 200) String q,
      @QueryValue @Nullable String assignee,
      @QueryValue @Nullable String cursor) {
    var member = StaffMember.of(caller);
    var page =
        inbox.page(
            new InboxAsked(
                given(status),
                given(kind),
                given(topic),
                given(article),
                given(channel),
                given(assignee),
                given(q),
                null,
                given(cursor)),
            member);
    return new Page(
        page.threads().stream()
            .map(thread -> InboxItem.of(thread, member, page.headlines().get(thread.id())))
            .toList(),
        page.next());
  }

  /** Reads one reader query. */
  @Get("/{id}")
  InboxItem getComment(@Parameter(hidden = true) Authentication caller, UUID id) {
    var member = StaffMember.of(caller);
    return InboxItem.of(inbox.get(id, member), member, null);
  }

  /** Changes status, topic or assignee; null takes topic or assignee away. */
  @Patch("/{id}")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = InboxChange.Members.class)))
  InboxItem changeComment(
      @Parameter(hidden = true) Authentication caller, UUID id, @Body @NotNull JsonNode patch) {
    var member = StaffMember.of(caller);
    var changed = inbox.change(id, member, InboxChange.of(patch, validator));
    return InboxItem.of(changed, member, null);
  }

  /** Answers a reader query; a public answer stands on the article's page if the reader agreed. */
  @Post("/{id}/replies")
  @Status(HttpStatus.CREATED)
  InboxItem answerComment(
      @Parameter(hidden = true) Authentication caller,
      UUID id,
      @Body @Valid @NotNull Answer answer) {
    var member = StaffMember.of(caller);
    var answered = inbox.answer(id, member, answer.body(), Boolean.TRUE.equals(answer.forAll()));
    return InboxItem.of(answered, member, null);
  }

  private static @Nullable String given(@Nullable String parameter) {
    return parameter == null || parameter.isBlank() ? null : parameter.strip();
  }

  @Introspected
  @Schema(name = "Answer")
  record Answer(
      @NotBlank @Size(max = WriteComment.LONGEST) @PlainText String body,
      @Nullable @JsonProperty("public") Boolean forAll) {
    Answer {
      body = Lines.foldedIfAny(body);
    }
  }

  @Introspected
  @Schema(name = "InboxPage")
  record Page(List<InboxItem> items, @Nullable String next) {}
}
