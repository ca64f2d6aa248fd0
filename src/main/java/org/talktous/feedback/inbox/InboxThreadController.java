package org.talktous.feedback.inbox;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskVisitor;
import org.talktous.feedback.inbox.InboxThreads.Shown;
import org.talktous.feedback.thread.CommentController;
import org.talktous.feedback.thread.ThreadIsFull;
import org.talktous.feedback.thread.ThreadIsWithdrawn;
import org.talktous.web.constraint.Lines;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.Refusal;

/** A thread of the inbox: staff read it with all that belongs to it, answer and sort it. */
@Hidden
@Controller(InboxPage.PATH + "/{id}")
@Secured({"ADMIN", "HOST"})
@HtmlPage
class InboxThreadController {
  private final Inbox inbox;
  private final InboxThreads threads;
  private final Validator validator;

  InboxThreadController(Inbox inbox, InboxThreads threads, Validator validator) {
    this.inbox = inbox;
    this.threads = threads;
    this.validator = validator;
  }

  @Get
  HttpResponse<byte[]> thread(DeskVisitor who, String id) {
    return threads.show(who, HttpStatus.OK, Shown.asIs(id(id), asked(who)));
  }

  /** Answers; not past what the form has not shown yet. */
  @Post("/replies")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> reply(DeskVisitor who, String id, @Body @Nullable Map<String, String> form) {
    var sent = new Sent(who, id(id), asked(who), form);
    var body = Lines.normalized(sent.value("body"));
    boolean forAll = sent.value("audience").equals("public");
    var reply = new CommentController.WriteReply(body);
    if (!validator.validate(reply).isEmpty()) {
      return wrong(sent, Map.of("body", body.isBlank() ? "empty" : "body"));
    }
    return changed(
        sent,
        "answered",
        () -> inbox.answer(sent.id(), who.member(), reply.body(), forAll, sent.number("seen")));
  }

  /**
   * Says what it is about and who looks after it, as far as the form differs from what it showed.
   */
  @Post("/sorting")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> sort(DeskVisitor who, String id, @Body @Nullable Map<String, String> form) {
    var sent = new Sent(who, id(id), asked(who), form);
    var named = new TreeSet<String>();
    for (var field : new String[] {"topic", "assignee"}) {
      if (sent.has(field) && !sent.value(field).equals(sent.value("was-" + field))) {
        named.add(field);
      }
    }
    var members = new InboxChange.Members(null, sent.given("topic"), sent.given("assignee"));
    var wrong = new LinkedHashMap<String, String>();
    validator
        .validate(members)
        .forEach(
            each ->
                wrong.put(each.getPropertyPath().toString(), each.getPropertyPath().toString()));
    return wrong.isEmpty()
        ? changed(
            sent,
            "sorted",
            () -> inbox.change(sent.id(), who.member(), new InboxChange(members, named)))
        : wrong(sent, wrong);
  }

  /** Closes it, opens it again, or lets it through. */
  @Post("/status")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> move(DeskVisitor who, String id, @Body @Nullable Map<String, String> form) {
    var sent = new Sent(who, id(id), asked(who), form);
    var status = sent.value("status");
    if (!status.matches("open|closed")) {
      throw new InvalidRequest("status", "must be open or closed");
    }
    return changed(
        sent,
        status.equals("open") ? "reopened" : "closed",
        () -> inbox.change(sent.id(), who.member(), InboxChange.status(status)));
  }

  private HttpResponse<byte[]> changed(Sent sent, String message, Runnable change) {
    try {
      change.run();
      var back = sent.asked().at(InboxPage.PATH + "/" + sent.id()).with("said", "query-" + message);
      return HttpResponse.seeOther(URI.create(back.toString()));
    } catch (InvalidRequest invalid) {
      return wrong(sent, Map.of("assignee", "assignee"));
    } catch (AnsweredMeanwhile | ThreadIsWithdrawn | ThreadIsFull refusal) {
      return refused(sent, refusal);
    }
  }

  private MutableHttpResponse<byte[]> refused(Sent sent, Refusal refusal) {
    var message = sent.who().visitor().messages().text("inbox.refused." + refusal.type().name());
    return refusal.onto(
        threads.show(
            sent.who(),
            refusal.type().status(),
            new Shown(sent.id(), sent.asked(), sent.values(), Map.of(), message)));
  }

  private HttpResponse<byte[]> wrong(Sent sent, Map<String, String> wrong) {
    var errors = new LinkedHashMap<String, String>();
    wrong.forEach(
        (field, key) ->
            errors.put(field, sent.who().visitor().messages().text("inbox.wrong." + key)));
    return threads.show(
        sent.who(),
        HttpStatus.UNPROCESSABLE_ENTITY,
        new Shown(sent.id(), sent.asked(), sent.values(), errors, null));
  }

  private static UUID id(String written) {
    return InboxPageController.id(written, "reader query");
  }

  private static InboxAsked asked(DeskVisitor who) {
    return InboxAsked.of(who.visitor().here().query());
  }

  /** A form of the page, as it was sent. */
  private record Sent(DeskVisitor who, UUID id, InboxAsked asked, Map<String, String> values) {
    Sent(DeskVisitor who, UUID id, InboxAsked asked, @Nullable Map<String, String> values) {
      this.who = who;
      this.id = id;
      this.asked = asked;
      this.values = values == null ? Map.of() : Map.copyOf(values);
    }

    boolean has(String field) {
      return values.containsKey(field);
    }

    String value(String field) {
      return values.getOrDefault(field, "");
    }

    @Nullable String given(String field) {
      var value = value(field).strip();
      return value.isEmpty() ? null : value;
    }

    @Nullable Integer number(String field) {
      return value(field).matches("\\d{1,6}") ? Integer.valueOf(value(field)) : null;
    }
  }
}
