package org.talktous.base.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;

/** Rows that PostgreSQL has written as JSON. */
@Singleton
public class JsonRows {
  private final ObjectMapper json;

  JsonRows(ObjectMapper json) {
    this.json = json;
  }

  public List<JsonNode> read(List<String> rows) {
    return rows.stream().map(this::read).toList();
  }

  private JsonNode read(String row) {
    try {
      return json.readTree(row);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL writes JSON", e);
    }
  }
}
