package org.talktous.panel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.talktous.web.page.Assets;

/**
 * Serves the loader of the panel under an address that never changes, so for a short time; what it
 * brings carries a hash of its content and is kept for ever.
 */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class LoaderController {
  private static final String FIVE_MINUTES = "public, max-age=300, stale-while-revalidate=86400";

  private final byte[] loader;
  private final String tag;

  LoaderController(Assets assets) {
    var panel = assets.address("panel.js").substring(1);
    this.loader = assets.source("embed.js").replace("@PANEL@", panel).getBytes(UTF_8);
    // Both may change with a release.
    this.tag = "\"" + assets.address("embed.js").hashCode() + panel.hashCode() + "\"";
  }

  @Get("/embed.js")
  @Produces("text/javascript;charset=utf-8")
  HttpResponse<byte[]> loader(HttpRequest<?> request) {
    var known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH, String.class, "").contains(tag);
    var answer = known ? HttpResponse.<byte[]>notModified() : HttpResponse.ok(loader);
    return answer
        .header(HttpHeaders.CACHE_CONTROL, FIVE_MINUTES)
        .header(HttpHeaders.ETAG, tag)
        .header("Cross-Origin-Resource-Policy", "cross-origin");
  }
}
