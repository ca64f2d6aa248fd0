package org.talktous.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the home page shows. */
record HomePage(List<Item> articles) {
  HomePage {
    articles = List.copyOf(articles);
  }

  /** An article on the shelf, in the visitor's language where it has a version in it. */
  record Item(
      String slug,
      String title,
      String language,
      @Nullable String journal,
      @Nullable String opening) {}
}
