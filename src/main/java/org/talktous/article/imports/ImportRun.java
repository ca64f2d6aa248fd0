package org.talktous.article.imports;

/** An import and its state at the time of the page. */
record ImportRun(ImportRow row, ImportRow.State state) {
  boolean isRunning() {
    return state == ImportRow.State.RUNNING;
  }

  String path() {
    return "/admin/articles/imports/" + row.id();
  }
}
