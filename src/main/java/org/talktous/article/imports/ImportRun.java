package org.talktous.article.imports;

import java.util.Locale;

/** An import and its state at the time of the page. */
record ImportRun(ArticleImportRow row, ArticleImportRow.State state) {
  boolean isRunning() {
    return state == ArticleImportRow.State.RUNNING;
  }

  /** The state as messages call it. */
  String name() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return "/admin/articles/imports/" + row.id();
  }
}
