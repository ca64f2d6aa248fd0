package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections of an article, each with a name for links that no other has. */
final class SectionList {
  static final int MOST = 100;

  private final ArrayNode sections = JsonNodeFactory.instance.arrayNode();
  private final Set<String> ids = new HashSet<>();

  void add(@Nullable String id, String title, @Nullable String text) {
    if (title.isBlank() || sections.size() == MOST) {
      return;
    }
    var section = sections.addObject().put("id", free(id, title)).put("title", title.strip());
    if (text != null && !text.isBlank()) {
      section.put("text", text);
    }
  }

  private String free(@Nullable String id, String title) {
    var wanted =
        id != null && id.length() <= MOST && id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")
            ? id
            : Slugs.ofTitle(title);
    var free = wanted.isEmpty() ? "section-" + (sections.size() + 1) : wanted;
    for (int i = 2; !ids.add(free); i++) {
      free = wanted + "-" + i;
    }
    return free;
  }

  boolean isEmpty() {
    return sections.isEmpty();
  }

  ArrayNode json() {
    return sections;
  }
}
