package org.talktous.article.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import, and the first of its lines.
 *
 * @param remarks what of the whole file had no place, or was guessed
 * @param taken the lines taken of which there is something to say
 */
record ImportPage(ImportRun run, List<String> remarks, List<Taken> taken, List<Refused> refusals) {
  boolean isCut() {
    return run.row().refused() > refusals.size();
  }

  boolean isTakenCut() {
    return run.row().dry() && run.row().taken() > taken.size();
  }

  /** The key of the sentence that tells how it stands. */
  String lead() {
    return "articles.import.state." + run.name() + (run.row().dry() ? ".dry" : "") + ".lead";
  }

  /** A line that was taken, or would be. */
  record Taken(
      long line, String slug, @Nullable String title, String change, List<String> remarks) {}

  /** A refused line and why. */
  record Refused(long line, @Nullable String slug, List<String> reasons) {}
}
