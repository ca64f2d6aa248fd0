package org.talktous.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** A reader who books a call and comes back to it. */
public record Reader(Api api) {
  private static final AtomicInteger MADE = new AtomicInteger();

  /** An address from which nobody else books, so that no call of theirs is at the same time. */
  public static String newAddress() {
    return "anna-" + MADE.incrementAndGet() + "@example.org";
  }

  /** What this reader sends to book a call at the time. */
  public static Fields request(GivenArticle article, String startsAt) {
    return Fields.NONE
        .with("article", article.slug())
        .with("startsAt", startsAt)
        .with("zone", "Europe/Moscow")
        .with("name", "Anna Reader")
        .with("email", "anna@example.org")
        .with("consent", true);
  }

  /** Books a call and insists on having it. */
  public GivenCall books(GivenArticle article, String startsAt) {
    return new GivenCall(this, tries(article, startsAt).with(201));
  }

  /** Asks for a call, whatever the answer. */
  public Answer tries(GivenArticle article, String startsAt) {
    return tries(request(article, startsAt));
  }

  public Answer tries(Fields request) {
    return api.post("/api/v1/bookings", request);
  }

  /** The same reader, whose next booking carries this Idempotency-Key. */
  public Reader withKey(String key) {
    return new Reader(api.with("Idempotency-Key", key));
  }
}
