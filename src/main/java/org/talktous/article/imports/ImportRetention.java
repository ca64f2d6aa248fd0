package org.talktous.article.imports;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import org.talktous.base.privacy.Expiring;

/** Imports are forgotten after a season, with the lines they took and refused. */
@Singleton
class ImportRetention implements Expiring {
  private final ArticleImportRepository rows;

  ImportRetention(ArticleImportRepository rows) {
    this.rows = rows;
  }

  @Override
  public String what() {
    return "imports of articles";
  }

  @Override
  public Period kept() {
    return Period.ofDays(90);
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return rows.deleteBefore(time, limit);
  }
}
