package org.talktous.web.page;

import gg.jte.output.Utf8ByteOutput;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a template and its model into a page for a visitor. */
@Singleton
public final class Pages {
  /** Content-Security-Policy: own origin only, no inline scripts or styles. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

  private static final Duration A_YEAR = Duration.ofDays(365);

  private final Templates templates;
  private final Assets assets;
  private final PathPrefix prefix;
  private final Map<String, PageFact> facts;

  Pages(Assets assets, PathPrefix prefix, Sources sources, List<PageFact> facts) {
    this.facts = facts.stream().collect(Collectors.toUnmodifiableMap(PageFact::name, each -> each));
    this.templates = sources.templates();
    this.assets = assets;
    this.prefix = prefix;
  }

  /**
   * A page: {@code src/main/jte/}template{@code .jte}, which takes {@code page} and {@code model}.
   */
  public MutableHttpResponse<byte[]> show(Visitor visitor, String template, Object model) {
    return show(HttpStatus.OK, visitor, template, model);
  }

  public MutableHttpResponse<byte[]> show(
      HttpStatus status, Visitor visitor, String template, Object model) {
    return show(status, visitor, template, Map.of("model", model));
  }

  /** A page whose template takes {@code page} and these. */
  public MutableHttpResponse<byte[]> show(
      HttpStatus status, Visitor visitor, String template, Map<String, Object> parameters) {
    MutableHttpResponse<byte[]> response =
        HttpResponse.<byte[]>status(status).body(render(visitor, template, parameters));
    dress(response, visitor);
    return response;
  }

  /** The page alone, as UTF-8. */
  public byte[] render(Visitor visitor, String template, Object model) {
    return render(visitor, template, Map.of("model", model));
  }

  /** The same, whose template takes {@code page} and these. */
  public byte[] render(Visitor visitor, String template, Map<String, Object> parameters) {
    var output = new Utf8ByteOutput();
    var all = new HashMap<>(parameters);
    all.put("page", Page.of(visitor, assets, facts));
    templates.render(template + ".jte", all, output);
    return OutsidePaths.in(output.toByteArray(), prefix, visitor.carried());
  }

  /** Gives a response the headers of a page, and the visitor's choices as cookies. */
  public void dress(MutableHttpResponse<?> response, Visitor visitor) {
    response
        .getHeaders()
        .set(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .set(HttpHeaders.CONTENT_LANGUAGE, visitor.language().tag())
        // Pages depend on cookies (language, zone) and often show personal data.
        .set(HttpHeaders.CACHE_CONTROL, "no-store")
        .set(HttpHeaders.VARY, "Accept-Language, Cookie")
        .set("Content-Security-Policy", POLICY)
        // Not no-referrer: with that, browsers send "Origin: null" even with our own forms.
        .set("Referrer-Policy", "same-origin");
    if (visitor.embedded()) {
      // A site that isolates itself (Cross-Origin-Embedder-Policy) frames only what allows it.
      response.header("Cross-Origin-Resource-Policy", "cross-origin");
    } else {
      visitor.chosen().forEach((name, value) -> response.cookie(remembering(name, value)));
    }
  }

  private Cookie remembering(String name, String value) {
    return Cookie.of(name, value).path(prefix.cookiePath()).maxAge(A_YEAR).sameSite(SameSite.Lax);
  }
}
