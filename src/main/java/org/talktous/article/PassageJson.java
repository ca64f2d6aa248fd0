package org.talktous.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;

/** Writes a passage as rows keep it, and reads it again. */
@Singleton
public class PassageJson {
  private final ObjectMapper json;

  PassageJson(ObjectMapper json) {
    this.json = json;
  }

  public @Nullable String written(@Nullable Passage passage) {
    try {
      return passage == null ? null : json.writeValueAsString(passage);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passages are plain data", e);
    }
  }

  public @Nullable Passage read(@Nullable String written) {
    try {
      return written == null ? null : json.readValue(written, Passage.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passages are stored as they were validated", e);
    }
  }
}
