package org.talktous.web.page;

/** Something about this service that pages name in their words, contributed by who knows it. */
public interface PageFact {
  /** By which templates ask for it. */
  String name();

  /** What stands on a page. */
  String text(Messages messages);
}
