package org.talktous.web.page;

import static io.micronaut.http.HttpHeaders.ACCEPT_ENCODING;
import static io.micronaut.http.HttpHeaders.CACHE_CONTROL;
import static io.micronaut.http.HttpHeaders.CONTENT_ENCODING;
import static io.micronaut.http.HttpHeaders.CONTENT_TYPE;
import static io.micronaut.http.HttpHeaders.ETAG;
import static io.micronaut.http.HttpHeaders.IF_NONE_MATCH;
import static io.micronaut.http.HttpHeaders.VARY;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** Serves the assets. */
@Hidden
@Controller("/assets")
@Secured(SecurityRule.IS_ANONYMOUS)
final class AssetController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetController(Assets assets) {
    this.assets = assets;
  }

  @Get("/{fingerprint}/{name}")
  @Produces("*/*")
  @Nullable HttpResponse<byte[]> asset(String fingerprint, String name, HttpRequest<?> request) {
    return assets.find(name).map(asset -> answer(asset, fingerprint, request)).orElse(null);
  }

  private static HttpResponse<byte[]> answer(
      Asset asset, String fingerprint, HttpRequest<?> request) {
    var headers = request.getHeaders();
    var packed = headers.get(ACCEPT_ENCODING, String.class, "").contains("gzip");
    var tag = "\"" + asset.fingerprint() + (packed ? "-gz\"" : "\"");
    var known = headers.get(IF_NONE_MATCH, String.class, "").contains(tag);
    MutableHttpResponse<byte[]> response =
        known
            ? HttpResponse.notModified()
            : HttpResponse.ok(packed ? asset.packed() : asset.plain());
    // During a rolling update a page may ask for another release's fingerprint: it gets this
    // release's file, uncached.
    var current = fingerprint.equals(asset.fingerprint());
    response
        .header(CACHE_CONTROL, current ? FOR_EVER : "no-cache")
        .header(ETAG, tag)
        .header(VARY, ACCEPT_ENCODING)
        // The panel brings some of them to the pages of other sites.
        .header("Cross-Origin-Resource-Policy", "cross-origin");
    if (!known) {
      response.header(CONTENT_TYPE, asset.type());
      if (packed) {
        response.header(CONTENT_ENCODING, "gzip");
      }
    }
    return response;
  }
}
