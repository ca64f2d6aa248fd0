package org.talktous.article;

/** Who keeps passages of articles; the article does not know, but its text changes. */
public interface PassageKeeper {
  /** Lets the passages of an article name the sections in which they stand by now. */
  void follow(Article rewritten);
}
