package org.talktous.feedback.reader;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.delivery.recipient.ConfirmedAddresses;
import org.talktous.feedback.thread.CommentController;
import org.talktous.feedback.thread.CommentLimits;
import org.talktous.feedback.thread.Comments;
import org.talktous.feedback.thread.FeedbackThread;
import org.talktous.feedback.thread.ThreadLinks;
import org.talktous.feedback.thread.ThreadStatus;
import org.talktous.web.constraint.Lines;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Pages;
import org.talktous.web.page.PersonalPage;
import org.talktous.web.page.Visitor;
import org.talktous.web.problem.Refusal;

/** The page to which the writer of a comment comes back: read answers, add, take it back. */
@Hidden
@PersonalPage
@Controller("/comments/{token}")
@Secured(SecurityRule.IS_ANONYMOUS)
@HtmlPage
class ThreadPageController {
  private final Comments comments;
  private final CommentLimits limits;
  private final CommentWords words;
  private final ThreadLinks links;
  private final ConfirmedAddresses addresses;
  private final Articles articles;
  private final Pages pages;

  ThreadPageController(
      Comments comments,
      CommentLimits limits,
      CommentWords words,
      ThreadLinks links,
      ConfirmedAddresses addresses,
      Articles articles,
      Pages pages) {
    this.comments = comments;
    this.limits = limits;
    this.words = words;
    this.links = links;
    this.addresses = addresses;
    this.articles = articles;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> thread(
      Visitor visitor,
      String token,
      @QueryValue @Nullable String sent,
      @QueryValue @Nullable String added,
      @QueryValue @Nullable String confirmed,
      @QueryValue @Nullable String mail) {
    var thread = comments.get(links.open(token));
    var open = thread.state().status() == ThreadStatus.Status.OPEN;
    var news = !open ? null : sent != null ? "sent" : added != null ? "added" : null;
    return show(
        HttpStatus.OK, visitor, thread, news, new From(mail, confirmed != null), "", null, null);
  }

  /** Confirms the reader's address by the link in a mail to it. */
  @Post("/confirmation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var id = links.open(token);
    var mail = mail(sent);
    var proof = mail == null ? "" : "&mail=" + URLEncoder.encode(mail, StandardCharsets.UTF_8);
    return changed(
        visitor,
        id,
        mail,
        "?confirmed" + proof,
        "",
        () -> {
          limits.countChange(request);
          return comments.get(id);
        });
  }

  /**
   * From where the page was opened.
   *
   * @param mail the proof that it was from a mail, genuine or not
   * @param isConfirmed whether the address was confirmed on it just now
   */
  private record From(@Nullable String mail, boolean isConfirmed) {}

  private static @Nullable String mail(@Nullable Map<String, String> sent) {
    return sent == null ? null : sent.get("mail");
  }

  private boolean isMailed(FeedbackThread thread, @Nullable String mail) {
    return mail != null && thread.reader().email() != null && links.isMailed(thread, mail);
  }

  /** Before a change, as that may take the address away. */
  private void confirmAddress(UUID id, @Nullable String mail) {
    var thread = comments.get(id);
    var address = thread.reader().email();
    if (address != null && isMailed(thread, mail)) {
      addresses.confirm(address);
    }
  }

  /** Where a link on a refused form leads: back to the thread. */
  @Get("/{form:replies|withdrawal|publication|confirmation}")
  HttpResponse<?> back(String token, String form) {
    return HttpResponse.seeOther(URI.create("/comments/" + token));
  }

  @Post("/replies")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reply(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var id = links.open(token);
    var typed = sent == null ? "" : Lines.normalized(sent.getOrDefault("body", ""));
    var reply = new CommentController.WriteReply(typed);
    var errors = words.errors(reply, visitor.messages());
    if (!errors.isEmpty()) {
      return show(
          HttpStatus.UNPROCESSABLE_ENTITY,
          visitor,
          comments.get(id),
          null,
          new From(mail(sent), false),
          typed,
          errors.get("body"),
          null);
    }
    return changed(
        visitor,
        id,
        mail(sent),
        "?added",
        typed,
        () -> comments.reply(id, reply.body(), limits.count(request)));
  }

  @Post("/withdrawal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var id = links.open(token);
    return changed(
        visitor,
        id,
        mail(sent),
        "",
        "",
        () -> {
          limits.countChange(request);
          return comments.withdraw(id);
        });
  }

  @Post("/publication")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> publish(
      HttpRequest<?> request,
      Visitor visitor,
      String token,
      @Body @Nullable Map<String, String> sent) {
    var id = links.open(token);
    var chosen = sent == null ? Map.<String, String>of() : sent;
    var publication =
        chosen.containsKey("agreed")
            ? new FeedbackThread.Publication(true, chosen.containsKey("showName"))
            : FeedbackThread.Publication.NONE;
    return changed(
        visitor,
        id,
        mail(sent),
        "",
        "",
        () -> {
          limits.countChange(request);
          return comments.publish(id, publication);
        });
  }

  private HttpResponse<?> changed(
      Visitor visitor,
      UUID id,
      @Nullable String mail,
      String news,
      String typed,
      Supplier<FeedbackThread> change) {
    try {
      confirmAddress(id, mail);
      return HttpResponse.seeOther(URI.create(links.path(change.get()) + news));
    } catch (Refusal refusal) {
      var message = words.refusal(refusal, visitor.messages());
      var from = new From(mail, false);
      return refusal.onto(
          show(
              refusal.type().status(),
              visitor,
              comments.get(id),
              null,
              from,
              typed,
              null,
              message));
    }
  }

  private MutableHttpResponse<byte[]> show(
      HttpStatus status,
      Visitor visitor,
      FeedbackThread thread,
      @Nullable String news,
      From from,
      String typed,
      @Nullable String error,
      @Nullable String refusal) {
    var article = articles.get(thread.article());
    var passage = thread.passage();
    var call = thread.source().call();
    var proof = isMailed(thread, from.mail()) ? from.mail() : null;
    var address = thread.reader().email();
    // A link that is not from a mail does not tell what the owner of the address has done.
    boolean isConfirmed = proof != null && address != null && addresses.contains(address);
    var page =
        new ThreadPage(
            thread,
            links.token(thread),
            article.in(visitor.language().tag()),
            passage == null ? null : article.find(passage).orElse(null),
            call == null ? null : call.reference(),
            news,
            proof,
            isConfirmed,
            isConfirmed && from.isConfirmed(),
            typed,
            error,
            refusal);
    return pages.show(status, visitor, "feedback/reader/thread", page);
  }
}
