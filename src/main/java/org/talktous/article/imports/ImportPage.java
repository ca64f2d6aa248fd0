package org.talktous.article.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An import and the first of the lines that it refused. */
record ImportPage(ImportRun run, List<Refused> refusals) {
  boolean isCut() {
    return run.row().refused() > refusals.size();
  }

  /** A refused line and why. */
  record Refused(long line, @Nullable String slug, List<String> reasons) {}
}
