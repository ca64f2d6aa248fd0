package org.talktous.staff;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.DeskPages;
import org.talktous.desk.DeskSection;
import org.talktous.desk.DeskVisitor;
import org.talktous.web.page.HtmlPage;
import org.talktous.web.problem.Refusal;

/** Shows admins who works at the desk, and lets them invite and disable. */
@Hidden
@DeskSection(name = "staff", path = "/admin/staff", order = 160, forRunning = true)
@Controller("/admin/staff")
@Secured("ADMIN")
@HtmlPage
class StaffPageController {
  private static final String LIST = "/admin/staff";

  private final Accounts accounts;
  private final InvitationForms forms;
  private final DeskPages pages;
  private final Clock clock;

  StaffPageController(Accounts accounts, InvitationForms forms, DeskPages pages, Clock clock) {
    this.accounts = accounts;
    this.forms = forms;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  HttpResponse<byte[]> staff(DeskVisitor who, @QueryValue @Nullable String after) {
    return show(HttpStatus.OK, who, after, null);
  }

  private HttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, @Nullable String after, @Nullable String refused) {
    var page = accounts.page(after);
    return pages.show(
        status,
        who,
        "staff/staff",
        new StaffPage(page.items(), page.next(), clock.instant(), refused));
  }

  @Get("/invitations/new")
  HttpResponse<byte[]> form(DeskVisitor who, @QueryValue @Nullable String host) {
    var typed = new HashMap<String, String>();
    typed.put("role", "HOST");
    typed.put("language", who.visitor().language().tag());
    if (host != null) {
      typed.put("host", host);
    }
    return form(HttpStatus.OK, who, typed, Map.of(), null);
  }

  private HttpResponse<byte[]> form(
      HttpStatus status,
      DeskVisitor who,
      Map<String, String> typed,
      Map<String, String> errors,
      @Nullable String refused) {
    return pages.show(
        status, who, "staff/invite", new StaffPage.Form(typed, accounts.hosts(), errors, refused));
  }

  @Post("/invitations")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> invite(DeskVisitor who, @Body @Nullable Map<String, String> sent) {
    var typed = sent == null ? Map.<String, String>of() : sent;
    var errors = forms.errors(typed, who.visitor().messages());
    if (!errors.isEmpty()) {
      return form(HttpStatus.UNPROCESSABLE_ENTITY, who, typed, errors, null);
    }
    try {
      accounts.invite(forms.draft(typed));
      return DeskPages.done(LIST, "invited");
    } catch (Refusal refusal) {
      return form(refusal.type().status(), who, typed, Map.of(), refusal.type().name());
    }
  }

  /** Where a reload of a refused form leads. */
  @Get("/invitations")
  HttpResponse<byte[]> back() {
    return HttpResponse.seeOther(URI.create(LIST + "/invitations/new"));
  }

  @Post("/{id}/invitation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> inviteAgain(DeskVisitor who, UUID id) {
    return changed(who, "invited", () -> accounts.inviteAgain(id, who.visitor().language()));
  }

  @Post("/{id}/deactivation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> disable(DeskVisitor who, UUID id) {
    return changed(who, "staff-disabled", () -> accounts.disable(id, who.member()));
  }

  @Post("/{id}/activation")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<byte[]> enable(DeskVisitor who, UUID id) {
    return changed(who, "staff-enabled", () -> accounts.enable(id));
  }

  private HttpResponse<byte[]> changed(DeskVisitor who, String what, Runnable change) {
    try {
      change.run();
      return DeskPages.done(LIST, what);
    } catch (StaffRefusal refusal) {
      return show(refusal.type().status(), who, null, refusal.type().name());
    }
  }
}
