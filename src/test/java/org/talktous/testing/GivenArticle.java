package org.talktous.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An article that a test has made, with the hosts it names. */
public record GivenArticle(Given given, String slug, Fields draft, List<GivenHost> hosts) {

  public GivenArticle {
    hosts = List.copyOf(hosts);
  }

  /** Adds a host of its own, with weekly hours such as {@code "monday 09:00-17:00"}. */
  public GivenArticle withHost(String zone, String... hours) {
    return withHost(given.host(zone).works(hours));
  }

  public GivenArticle withHost(GivenHost host) {
    var more = new ArrayList<>(hosts);
    more.add(host);
    return new GivenArticle(given, slug, draft, more).written();
  }

  /** Changes a field of the article. */
  public GivenArticle with(String field, @Nullable Object value) {
    return new GivenArticle(given, slug, draft.with(field, value), hosts).written();
  }

  GivenArticle written() {
    given
        .talk()
        .desk()
        .put(
            "/api/v1/admin/articles/" + slug,
            draft.with("hosts", hosts.stream().map(GivenHost::id).toList()))
        .with(200);
    return this;
  }

  /** The only host, or the first. */
  public GivenHost host() {
    return hosts.getFirst();
  }

  /** What is offered, asked with a query such as {@code "from=2026-11-24&days=1&zone=UTC"}. */
  public Answer slots(String query) {
    return given.talk().api().get("/api/v1/articles/" + slug + "/slots?" + query);
  }

  /** The starts offered on one date in UTC. */
  public List<String> slotsOn(String date) {
    return slots("days=1&from=" + date).with(200).texts("/slots");
  }
}
