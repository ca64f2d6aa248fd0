package org.talktous.testing;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a story starts from, made through the API as an admin makes it: {@code
 * given.article().withHost("Europe/Moscow", "daily 09:00-17:00")}.
 */
public record Given(TalkToUs talk) {
  private static final AtomicInteger MADE = new AtomicInteger();

  /** An article of its own; while it names no host, every active one takes its calls. */
  public GivenArticle article() {
    int number = MADE.incrementAndGet();
    var draft = Fields.NONE.with("title", "Article no. " + number).with("language", "en");
    return new GivenArticle(this, "article-" + number, draft, List.of()).written();
  }

  /** A host of its own, who has no hours yet. */
  public GivenHost host(String zone) {
    var name = "Host no. " + MADE.incrementAndGet();
    var made = talk.desk().post("/api/v1/admin/hosts", GivenHost.details(name, zone)).with(201);
    return new GivenHost(talk, UUID.fromString(made.text("/id")), name, zone);
  }
}
