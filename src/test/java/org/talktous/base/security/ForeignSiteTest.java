package org.talktous.base.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What pages of other sites have a browser send. */
@ServiceTest
class ForeignSiteTest {
  private static final Fields COMMENT = Fields.NONE.with("kind", "question").with("body", "Why?");

  private final TalkToUs talk;
  private final TalkToUs published =
      TalkToUs.with(Map.of("talk.public-url", "https://journal.example/talk"));

  ForeignSiteTest(TalkToUs talk) {
    this.talk = talk;
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site,",
    "same-site,",
    "cross-site, https://elsewhere.example",
    ", https://elsewhere.example",
    ", null",
    "none, https://elsewhere.example",
    "nonsense,"
  })
  void changesFromAnotherSiteAreRefusedInWords(@Nullable String site, @Nullable String origin) {
    for (var each : new TalkToUs[] {talk, published}) {
      var api = from(each.api(), site, origin);

      var refused = comment(each, api).with(403);
      api.with("Accept", "text/html").send("DELETE", "/admin/anything", "").with(403);

      assertThat(refused.problem()).isEqualTo("forbidden");
      assertThat(refused.text("/detail")).contains("this site");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, https://journal.example",
    "same-site, https://journal.example",
    "none,",
    "same-origin,",
    ", https://journal.example",
    ","
  })
  void underAPublicAddressItsPagesAreOurs(@Nullable String site, @Nullable String origin) {
    comment(published, from(published.api(), site, origin)).with(201);
  }

  @Test
  void underAPublicAddressTheHostAskedForIsNotOurOrigin() {
    var own = published.address().toString();

    comment(published, from(published.api(), null, own)).with(403);
    // A browser that vouches for it was led there by its operator, past the proxy.
    comment(published, from(published.api(), "same-origin", own)).with(201);
    comment(published, from(published.api(), "same-origin", "https://elsewhere.example")).with(403);
  }

  @Test
  void withoutAPublicAddressTheHostAskedForIsOurs() {
    comment(talk, from(talk.api(), null, talk.address().toString())).with(201);
    comment(talk, from(talk.api(), null, "http://localhost:1")).with(403);
    // A proxy may have put its own Host; the browser's word that page and request have one origin
    // stands, which no page can make it give.
    comment(talk, from(talk.api(), "same-origin", "https://journal.example")).with(201);
  }

  @Test
  void readingIsNobodysBusiness() {
    from(talk.api(), "cross-site", "https://elsewhere.example").get("/").with(200);
  }

  @Test
  void aBodyThatDoesNotSayWhatItIsIsNotTaken() throws IOException {
    var article = talk.given().article();

    assertThat(raw(article, "Content-Length: 37", "{\"kind\":\"question\",\"body\":\"Why not?\"}"))
        .startsWith("HTTP/1.1 415")
        .contains("application/problem+json", "/problems/unsupported-media-type");
    assertThat(
            raw(
                article,
                "Transfer-Encoding: chunked",
                "25\r\n{\"kind\":\"question\",\"body\":\"Why not?\"}\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 415");
    assertThat(raw(article, "Content-Type: \r\nContent-Length: 2", "{}"))
        .startsWith("HTTP/1.1 415");
  }

  @Test
  void whatNeedsNoBodyNeedsNoType() {
    var article = talk.given().article().withHost("UTC", "daily 09:00-18:00");
    var call = talk.reader().books(article, "2026-11-24T10:00:00Z");

    assertThat(call.cancel().with(200).text("/status")).isEqualTo("cancelled");
  }

  private static Answer comment(TalkToUs talk, Api api) {
    return api.post("/api/v1/articles/" + talk.given().article().slug() + "/comments", COMMENT);
  }

  private static Api from(Api api, @Nullable String site, @Nullable String origin) {
    var sent = site == null ? api : api.with("Sec-Fetch-Site", site);
    return origin == null ? sent : sent.with("Origin", origin);
  }

  /** An answer to what no ordinary client sends. */
  private String raw(GivenArticle article, String header, String body) throws IOException {
    var path = "/api/v1/articles/" + article.slug() + "/comments";
    try (var socket = new Socket("localhost", talk.address().getPort())) {
      var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header;
      socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
