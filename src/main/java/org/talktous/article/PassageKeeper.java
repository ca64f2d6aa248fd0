package org.talktous.article;

/** Implemented by features that store passages; called when an article's text has changed. */
public interface PassageKeeper {
  /** Lets the passages of an article name the sections in which they stand by now. */
  void follow(Article rewritten);
}
