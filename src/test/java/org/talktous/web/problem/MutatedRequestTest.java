package org.talktous.web.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.SpoiledRequests;
import org.talktous.testing.SpoiledRequests.Request;
import org.talktous.testing.TalkToUs;

/** Thousands of requests, each a valid one with something spoiled: none may break the service. */
@ServiceTest
class MutatedRequestTest {
  private static final long SEED = 20261123;
  private static final int REQUESTS = 2_400;
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenCall call;
  private final GivenCall other;

  MutatedRequestTest(TalkToUs talk) {
    this.talk = talk;
    this.article =
        talk.given()
            .article()
            .with("sections", List.of(Map.of("id", "one", "title", "One")))
            .withHost("UTC", "daily 00:00-24:00");
    this.call = talk.reader().books(article, TEN);
    this.other = talk.reader().books(article, "2026-11-25T10:00:00Z");
  }

  @Test
  void aSpoiledRequestIsAnsweredAndNeverBreaksTheService() {
    new SpoiledRequests(SEED, talk, validRequests()).send(REQUESTS);
  }

  private List<Request> validRequests() {
    var id = talk.sql().value("select id from booking where reference = ?", other.reference());
    var host = "/api/v1/admin/hosts/" + article.host().id();
    var booking =
        Reader.request(article, TEN)
            .with("question", "Why?")
            .with("topic", "method")
            .with("locale", "ru")
            .with("passage", Map.of("exact", "a", "prefix", "b", "suffix", "c", "section", "one"))
            .values();
    var window = Map.of("day", "monday", "start", "09:00", "end", "24:00");
    var requests = new ArrayList<Request>();
    // Signing in is slow by design, so it comes once and all else thrice.
    requests.add(
        new Request(
            "POST",
            "/api/v1/sessions",
            Map.of("email", "nobody@example.org", "password", "nothing")));
    for (int i = 0; i < 3; i++) {
      requests.addAll(quickRequests(booking, host, window, id));
    }
    return requests;
  }

  private List<Request> quickRequests(
      Map<String, ?> booking, String host, Map<String, String> window, Object id) {
    return List.of(
        new Request("POST", "/api/v1/bookings", booking),
        new Request("POST", "/api/v1/bookings", booking),
        new Request("POST", call.path() + "/rescheduling", Map.of("startsAt", TEN)),
        new Request("POST", call.path() + "/cancellation", Map.of("reason", "ill")),
        new Request("POST", "/api/v1/admin/hosts", host()),
        new Request("PUT", "/api/v1/admin/hosts/" + UUID.randomUUID(), host()),
        new Request("PUT", host + "/hours", List.of(window, window)),
        new Request(
            "PUT",
            host + "/overrides/2026-12-24",
            List.of(Map.of("start", "09:00", "end", "17:00"))),
        new Request("PUT", "/api/v1/admin/articles/spoiled", article()),
        new Request(
            "POST",
            "/api/v1/admin/bookings/" + id + "/outcome",
            Map.of("outcome", "attended", "notes", "Good.")),
        new Request(
            "POST", "/api/v1/admin/bookings/" + id + "/rescheduling", Map.of("startsAt", TEN)),
        new Request(
            "POST",
            "/api/v1/admin/webhooks",
            Map.of("url", "https://example.org/hook", "types", List.of("*"))),
        new Request(
            "PUT", host + "/calendar/import", Map.of("url", "https://example.org/busy.ics")));
  }

  private static Map<String, Object> host() {
    return Map.of(
        "name", "Host",
        "email", "host@example.org",
        "zone", "Europe/Moscow",
        "joinUrl", "https://meet.example.org/x",
        "active", false);
  }

  private Map<String, Object> article() {
    var section = Map.of("id", "one", "title", "One", "titleLanguage", "en", "text", "Text.");
    return Map.ofEntries(
        Map.entry("title", "Spoiled"),
        Map.entry("language", "en"),
        Map.entry("journal", "Journal"),
        Map.entry("doi", "10.1000/182"),
        Map.entry("url", "https://example.org/article"),
        Map.entry("abstract", "Abstract."),
        Map.entry("highlights", List.of("One.")),
        Map.entry("summary", "Summary."),
        Map.entry("sections", List.of(section)),
        Map.entry("hosts", List.of(article.host().id().toString())),
        Map.entry("translations", Map.of("ru", Map.of("title", "Статья"))));
  }
}
