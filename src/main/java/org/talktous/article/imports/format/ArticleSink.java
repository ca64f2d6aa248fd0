package org.talktous.article.imports.format;

/** Takes what a file says, article by article. */
public interface ArticleSink {
  void take(ImportedLine line);

  /** Notes what of the whole file had no place, or was guessed. */
  void remark(ImportFault remark);
}
