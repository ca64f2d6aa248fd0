package org.talktous.feedback.inbox;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.feedback.inbox.InboxPageBuilder.Typed;
import org.talktous.web.constraint.Characters;
import org.talktous.web.page.Address;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/**
 * The inbox of threads, as staff look through it. The filter stands in the address, that of the
 * forms as well, so that they lead back to it.
 */
@Hidden
@DeskSection(name = "inbox", path = "/admin/inbox", order = 30, forHosts = true)
@Controller(InboxPage.PATH)
@Secured({"ADMIN", "HOST"})
@HtmlPage
class InboxPageController {
  private static final Pattern TICKED =
      Pattern.compile("pick-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final int LONGEST_TOPIC = 200;

  private final InboxPageBuilder room;
  private final InboxBulk bulk;
  private final InboxViews views;

  InboxPageController(InboxPageBuilder room, InboxBulk bulk, InboxViews views) {
    this.room = room;
    this.bulk = bulk;
    this.views = views;
  }

  @Get
  HttpResponse<byte[]> inbox(DeskVisitor who) {
    return room.show(who, asked(who), Typed.NOTHING);
  }

  /** Closes what is ticked, or gives it a topic. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(DeskVisitor who, @Body @Nullable Map<String, String> form) {
    var sent = form == null ? Map.<String, String>of() : form;
    var asked = asked(who);
    var ids = ticked(sent);
    if (ids.isEmpty()) {
      return refused(who, asked, sent, "pick", "none");
    }
    if (ids.size() > InboxSearch.PAGE) {
      return refused(who, asked, sent, "pick", "many");
    }
    return switch (sent.getOrDefault("do", "")) {
      case "close" ->
          done(asked, bulk.change("closed", ids, who.member(), InboxChange.status("closed")));
      case "sort" -> sort(who, asked, sent, ids);
      default -> throw new InvalidRequest("do", "must be close or sort");
    };
  }

  private HttpResponse<byte[]> sort(
      DeskVisitor who, InboxAsked asked, Map<String, String> sent, Set<UUID> ids) {
    var topic = sent.getOrDefault("new-topic", "").strip();
    return topic.length() > LONGEST_TOPIC || !Characters.areOneLine(topic)
        ? refused(who, asked, sent, "new-topic", "topic")
        : done(asked, bulk.change("sorted", ids, who.member(), InboxChange.topic(topic)));
  }

  private static Set<UUID> ticked(Map<String, String> sent) {
    var ids = new LinkedHashSet<UUID>();
    for (var name : sent.keySet()) {
      var ticked = TICKED.matcher(name);
      if (ticked.matches()) {
        ids.add(UUID.fromString(ticked.group(1)));
      }
    }
    return ids;
  }

  private static HttpResponse<byte[]> done(InboxAsked asked, Sorted sorted) {
    return HttpResponse.seeOther(URI.create(sorted.onto(asked.at(InboxPage.PATH)).toString()));
  }

  /** Names the filter of the address. */
  @Post("/views")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> saveView(DeskVisitor who, @Body @Nullable Map<String, String> form) {
    var sent = form == null ? Map.<String, String>of() : form;
    var asked = asked(who);
    try {
      room.mustMakeSense(asked, who);
      views.save(who.member(), sent.getOrDefault("name", ""), asked);
    } catch (InvalidRequest invalid) {
      var field = invalid.violations().getFirst().field();
      return field.equals("name")
          ? refused(who, asked, sent, "name", asked.namesReader() ? "reader" : "name")
          : room.show(who, asked, Typed.NOTHING);
    }
    return said(asked, "view-saved");
  }

  @Post("/views/{id}/removal")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> removeView(
      DeskVisitor who, String id, @Body @Nullable Map<String, String> form) {
    views.remove(who.member(), id(id, "view"));
    return said(asked(who), "view-removed");
  }

  static UUID id(String written, String what) {
    try {
      return UUID.fromString(written);
    } catch (IllegalArgumentException noId) {
      throw new NotFound(what);
    }
  }

  private HttpResponse<byte[]> refused(
      DeskVisitor who, InboxAsked asked, Map<String, String> sent, String field, String wrong) {
    var error = who.visitor().messages().text("inbox.wrong." + wrong);
    return room.show(who, asked, Typed.wrong(sent, field, error));
  }

  private static HttpResponse<byte[]> said(InboxAsked asked, String what) {
    Address back = asked.at(InboxPage.PATH).with("said", what);
    return HttpResponse.seeOther(URI.create(back.toString()));
  }

  private static InboxAsked asked(DeskVisitor who) {
    return InboxAsked.of(who.visitor().here().query());
  }
}
