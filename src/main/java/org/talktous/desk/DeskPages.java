package org.talktous.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import org.talktous.web.page.Pages;

/**
 * Shows pages of staff: their templates take {@code page}, {@code desk} and {@code model}, and
 * stand in {@code desk/layout.jte}.
 */
@Singleton
public class DeskPages {
  private final Pages pages;
  private final DeskMenu sections;

  DeskPages(Pages pages, DeskMenu sections) {
    this.pages = pages;
    this.sections = sections;
  }

  public MutableHttpResponse<byte[]> show(DeskVisitor who, String template, Object model) {
    return show(HttpStatus.OK, who, template, model);
  }

  public MutableHttpResponse<byte[]> show(
      HttpStatus status, DeskVisitor who, String template, Object model) {
    return pages.show(status, who.visitor(), template, parameters(who, model));
  }

  /** The page alone, as UTF-8. */
  public byte[] render(DeskVisitor who, String template, Object model) {
    return pages.render(who.visitor(), template, parameters(who, model));
  }

  private Map<String, Object> parameters(DeskVisitor who, Object model) {
    var member = who.member();
    var here = who.visitor().here();
    var desk =
        new Desk(
            member, here, sections.seenBy(member.isAdmin()), sections.at(here.path()).orElse(null));
    return Map.of("desk", desk, "model", model);
  }

  /** Leads on after a form, to a page that says what was done ({@code desk.said.}what). */
  public static HttpResponse<byte[]> done(String path, String what) {
    return HttpResponse.seeOther(URI.create(Desk.said(path, what).toString()));
  }
}
