package org.talktous.web.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Refuses requests with no Host or with several, as RFC 9112, section 3.2 asks: a proxy in front
 * may have gone by another of them than this server would. HTTP/1.0 knows no Host; load balancers
 * still probe with it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class HostCheck {

  @RequestFilter
  void check(HttpRequest<?> request) {
    int hosts = request.getHeaders().getAll(HttpHeaders.HOST).size();
    if (hosts > 1 || hosts == 0 && !isOfHttp10(request)) {
      throw new InvalidRequest("Host", "must be given once");
    }
  }

  // What the framework tells of the version is 1.1 for both.
  private static boolean isOfHttp10(HttpRequest<?> request) {
    return request instanceof NettyHttpRequest<?> netty
        && netty.getNativeRequest().protocolVersion().equals(HttpVersion.HTTP_1_0);
  }
}
