package org.talktous.panel.site;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sites, as admins see them.
 *
 * @param articles those that no member of staff wrote
 * @param typed what was typed to add one
 * @param error what is wrong with it, in words
 */
record SitePage(
    List<Site> sites,
    List<RegisteredArticle> articles,
    String typed,
    boolean registers,
    @Nullable String error) {

  Map<String, String> errors() {
    return error == null ? Map.of() : Map.of("origin", error);
  }
}
