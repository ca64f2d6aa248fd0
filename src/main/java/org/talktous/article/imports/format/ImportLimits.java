package org.talktous.article.imports.format;

/** How much a file of articles, and an article in it, may hold. */
final class ImportLimits {
  /** As much as the server takes of any body. */
  static final long BYTES = 64L * 1024 * 1024;

  static final int ARTICLES = 100_000;

  /** Of a line of JSON Lines, and of a record of RIS. */
  static final int LINE = 256 * 1024;

  /** Characters of an article in JSON or XML, whose lists of references we pass over. */
  static final int ARTICLE = 4 * 1024 * 1024;

  private ImportLimits() {}
}
