package org.talktous.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event as it goes out: the same bytes at every attempt.
 *
 * @param source who tells it, as CloudEvents' {@code source}: this service's address
 * @param data JSON
 */
public record Message(
    UUID id,
    String source,
    String type,
    String subject,
    int sequence,
    Instant occurredAt,
    String data) {
  /** The media type of {@link #cloudEvent}. */
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  private static final JsonMapper JSON = new JsonMapper();

  /** The data, read. */
  public JsonNode json() {
    try {
      return JSON.readTree(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("events are written as JSON", e);
    }
  }

  /** The attributes of CloudEvents 1.0, and its extension {@code sequence}. */
  public Map<String, String> attributes() {
    var attributes = new LinkedHashMap<String, String>();
    attributes.put("specversion", "1.0");
    attributes.put("id", id.toString());
    attributes.put("source", source);
    attributes.put("type", type);
    attributes.put("subject", subject);
    attributes.put("time", occurredAt.toString());
    attributes.put("sequence", Integer.toString(sequence));
    return attributes;
  }

  /** The event in CloudEvents' structured mode (JSON format, section 3). */
  public byte[] cloudEvent() {
    var event = new LinkedHashMap<String, Object>(attributes());
    event.put("datacontenttype", "application/json");
    event.put("data", new RawValue(data));
    try {
      return JSON.writeValueAsString(event).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and JSON can be written", e);
    }
  }
}
