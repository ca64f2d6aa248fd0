package org.talktous.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The articles, as the desk lists them.
 *
 * @param query what was searched for
 * @param next the cursor of those after
 */
record ArticleDesk(List<ArticleListing> articles, String query, @Nullable String next) {

  /**
   * Imports: the latest, and the form to begin one.
   *
   * @param wrong what is wrong with what was sent, if something is
   */
  record Imports(List<Import> latest, @Nullable String wrong) {}

  /** An import as it is seen now. */
  record Import(ImportRow row, ImportRow.State state) {
    boolean isRunning() {
      return state == ImportRow.State.RUNNING;
    }

    String path() {
      return "/admin/articles/imports/" + row.id();
    }
  }

  /** An import and the lines that it refused. */
  record Report(Import run, List<Refused> refusals) {
    boolean isCut() {
      return run.row().refused() > refusals.size();
    }
  }

  /** A refused line and why. */
  record Refused(long line, @Nullable String slug, List<String> reasons) {}
}
