package org.talktous.call.host;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.page.Messages;
import org.talktous.web.problem.ChangedMeanwhile;

/** Lets admins see, add and change hosts. */
@Hidden
@DeskSection(name = "hosts", path = "/admin/hosts", order = 120, forRunning = true)
@Controller("/admin/hosts")
@Secured("ADMIN")
@HtmlPage
class HostDeskController {
  private static final int MOST = 2_000;
  private static final List<String> FIELDS = List.of("name", "email", "zone", "joinUrl");

  private final Hosts hosts;
  private final Validator validator;
  private final DeskPages pages;

  HostDeskController(Hosts hosts, Validator validator, DeskPages pages) {
    this.hosts = hosts;
    this.validator = validator;
    this.pages = pages;
  }

  @Get
  HttpResponse<byte[]> hosts(DeskVisitor who) {
    var found = hosts.names(MOST + 1);
    var shown = found.stream().limit(MOST).toList();
    var warnings = hosts.warnings(shown);
    var atDesk = hosts.atDesk(shown);
    var lines =
        shown.stream()
            .map(
                host ->
                    new HostsPage.Line(host, warnings.get(host.id()), atDesk.contains(host.id())))
            .toList();
    return pages.show(who, "call/host/hosts", new HostsPage(lines, found.size() > MOST));
  }

  @Get("/new")
  HttpResponse<byte[]> add(DeskVisitor who) {
    var form = HostForm.empty(who.visitor().zone().getId());
    return pages.show(
        who, "call/host/host", new HostsPage.Edited(null, form, null, false, true, null, Map.of()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> add(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var form = HostForm.sent(sent);
    var errors = errors(form, who.visitor().messages());
    if (!errors.isEmpty()) {
      return wrong(who, new HostsPage.Edited(null, form, null, false, true, null, errors));
    }
    // New hosts have no hours yet: that is what comes next.
    var added = hosts.add(form.draft());
    return DeskPages.done("/admin/hosts/" + added.id() + "/hours", "host-added");
  }

  @Get("/{id}")
  HttpResponse<byte[]> host(DeskVisitor who, UUID id) {
    var host = hosts.get(id);
    return show(HttpStatus.OK, who, edited(host, HostForm.of(host), null, Map.of()));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> change(DeskVisitor who, UUID id, @Body @Nullable Map<String, String> sent) {
    var host = hosts.get(id);
    var form = HostForm.sent(sent);
    var errors = errors(form, who.visitor().messages());
    if (!errors.isEmpty()) {
      return wrong(who, edited(host, form, null, errors));
    }
    try {
      hosts.change(id, form.draft(), form.mark());
      return DeskPages.done("/admin/hosts", "host-saved");
    } catch (ChangedMeanwhile changed) {
      var why = who.visitor().messages().text("hosts.refused.changed");
      var now = hosts.get(id);
      return show(changed.type().status(), who, edited(now, form.anew(now), why, Map.of()));
    }
  }

  private HostsPage.Edited edited(
      Host host, HostForm form, @Nullable String refusal, Map<String, String> errors) {
    var warning = hosts.warnings(List.of(host)).get(host.id());
    var isAtDesk = !hosts.atDesk(List.of(host)).isEmpty();
    var signsIn = hosts.signsIn(host.id());
    return new HostsPage.Edited(host.id(), form, warning, isAtDesk, signsIn, refusal, errors);
  }

  private HttpResponse<byte[]> wrong(DeskVisitor who, HostsPage.Edited page) {
    return show(HttpStatus.BAD_REQUEST, who, page);
  }

  private HttpResponse<byte[]> show(HttpStatus status, DeskVisitor who, HostsPage.Edited page) {
    return pages.show(status, who, "call/host/host", page);
  }

  /** What is wrong, by field, in the order of the page. */
  private Map<String, String> errors(HostForm form, Messages messages) {
    var wrong = new LinkedHashMap<String, String>();
    for (var violation : validator.validate(form.draft())) {
      wrong.put(violation.getPropertyPath().toString(), "");
    }
    var errors = new LinkedHashMap<String, String>();
    for (var field : FIELDS) {
      if (wrong.containsKey(field)) {
        errors.put(field, messages.text("hosts.wrong." + field.toLowerCase(Locale.ROOT)));
      }
    }
    return errors;
  }
}
