package org.talktous.panel.site;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which articles a listed site's page registered, and how many of late. */
@Singleton
public class RegisteredArticles {
  private static final int SHOWN = 100;

  private final RegisteredArticleRepository rows;

  RegisteredArticles(RegisteredArticleRepository rows) {
    this.rows = rows;
  }

  public long countSince(String origin, Instant since) {
    return rows.countSince(origin, since);
  }

  public void add(UUID article, String origin, Instant now) {
    rows.add(article, origin, now);
  }

  /** The latest, latest first. */
  List<RegisteredArticle> list() {
    return rows.latest(SHOWN);
  }
}
