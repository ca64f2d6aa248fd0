package org.talktous.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What the service answered. Paths into its JSON are JSON pointers, such as {@code /host/name}. */
public record Answer(HttpResponse<byte[]> response) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)exception|\\bat [a-z]+\\.[a-z]+\\.|(?-i:org\\.talktous\\.(?![a-z]+\\.[a-z]+\\b))"
              + "|io\\.micronaut|com\\.fasterxml"
              + "|jackson|java\\.|jakarta|org\\.postgresql|psql|\\bselect\\b|insert into"
              + "|\\bnull\\b.*pointer|constraint \"");

  public int status() {
    return response.statusCode();
  }

  /** The header's first value, or an empty text. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public byte[] bytes() {
    return response.body();
  }

  public String body() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("no JSON: " + this, e);
    }
  }

  public JsonNode at(String pointer) {
    return json().at(pointer);
  }

  /** A text of the answer; the text {@code null} where it holds a null. */
  public String text(String pointer) {
    var found = at(pointer);
    if (found.isMissingNode()) {
      throw new AssertionError("no " + pointer + " in " + this);
    }
    return found.asText();
  }

  public List<String> texts(String pointer) {
    return list(at(pointer)).stream().map(JsonNode::asText).toList();
  }

  /** The objects of a list. */
  public List<JsonNode> items(String pointer) {
    return list(at(pointer));
  }

  /** The type of a problem without its prefix, such as {@code slot-taken}. */
  public String problem() {
    if (!header("Content-Type").equals("application/problem+json")) {
      throw new AssertionError("no problem: " + this);
    }
    return text("/type").replaceFirst("^/problems/", "");
  }

  /** The fields that a problem blames. */
  public List<String> blamed() {
    return items("/violations").stream().map(each -> each.at("/field").asText()).toList();
  }

  /** Insists on the status. */
  public Answer with(int expected) {
    if (status() != expected) {
      throw new AssertionError("expected " + expected + ", not " + this);
    }
    return this;
  }

  /** Insists that it speaks of nothing but what the client may know. */
  public Answer tellingNothingOfTheInside() {
    if (INSIDE.matcher(body()).find()) {
      throw new AssertionError("speaks of the inside: " + this);
    }
    return this;
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  @Override
  public String toString() {
    return response.request().method() + " " + response.uri() + " -> " + status() + " " + body();
  }
}
