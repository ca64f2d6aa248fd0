package org.talktous.article.imports;

/** An import and its state at the time of the page. */
record ImportRun(ArticleImportRow row, ArticleImportRow.State state) {
  boolean isRunning() {
    return state == ArticleImportRow.State.RUNNING;
  }

  String path() {
    return "/admin/articles/imports/" + row.id();
  }
}
