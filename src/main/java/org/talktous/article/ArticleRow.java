package org.talktous.article;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An article and what it says in one language. */
@MappedEntity("article")
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArticleRow(
    @Id UUID id,
    String slug,
    String language,
    @Nullable String url,
    @Nullable String doi,
    boolean openAccess,
    String textLanguage,
    String title,
    @Nullable String journal,
    @Nullable String issue,
    @Nullable String abstractText,
    String[] highlights,
    @Nullable String summary,
    String sections,
    String[] authors,
    @Nullable String published,
    String[] keywords,
    String[] issn) {

  Bibliography bibliography() {
    return new Bibliography(List.of(authors), published, List.of(keywords), List.of(issn));
  }
}
