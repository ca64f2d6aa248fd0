package org.talktous.call.booking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.talktous.testing.GivenArticle;

/** What the desk knows of an article's calls. */
public record Booked(List<JsonNode> calls) {

  public static Booked about(GivenArticle article) {
    var path = "/api/v1/admin/bookings?from=2020-01-01T00:00:00Z&article=" + article.slug();
    return new Booked(article.given().talk().desk().get(path).with(200).items("/items"));
  }

  /** A field of every call. */
  public List<String> each(String field) {
    return calls.stream().map(call -> call.at("/" + field).asText()).toList();
  }

  public JsonNode only() {
    if (calls.size() != 1) {
      throw new AssertionError(calls.size() + " calls: " + calls);
    }
    return calls.getFirst();
  }
}
