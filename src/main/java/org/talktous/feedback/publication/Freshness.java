package org.talktous.feedback.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How long public answers may be kept: a minute, so that what is taken back is gone then; after
 * that a client asks by the tag whether its copy still holds (RFC 9110, section 13.1.2).
 */
final class Freshness {
  private static final String A_MINUTE = "max-age=60";

  private Freshness() {}

  /** The response, or that the client has it already. */
  static MutableHttpResponse<byte[]> of(
      HttpRequest<?> request, byte[] body, MutableHttpResponse<byte[]> response) {
    // Weak: the server may pack the body on its way.
    var tag = "W/\"" + DigestUtils.sha256Hex(body).substring(0, 32) + "\"";
    if (isKnown(tag, request)) {
      response.status(HttpStatus.NOT_MODIFIED).body(null);
    } else {
      response.body(body);
    }
    response.getHeaders().set(HttpHeaders.ETAG, tag).set(HttpHeaders.CACHE_CONTROL, A_MINUTE);
    return response;
  }

  private static boolean isKnown(String tag, HttpRequest<?> request) {
    return request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH).stream()
        .flatMap(header -> Stream.of(header.split(",")))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || weak(each).equals(tag));
  }

  private static String weak(String tag) {
    return tag.startsWith("W/") ? tag : "W/" + tag;
  }
}
