package org.talktous.article.imports.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads one article, a list of them, or an answer of Crossref's {@code /works}, an article in
 * memory at a time; a file of an object a line as {@link JsonLines}.
 */
final class JsonArticles {
  private final ObjectMapper json;
  private long number;

  JsonArticles(ObjectMapper json) {
    this.json = json;
  }

  void read(InputStream file, ArticleSink sink) throws IOException {
    var in = new BufferedInputStream(file);
    if (isLines(in)) {
      new JsonLines(json).read(in, sink);
      return;
    }
    try (var parser = json.getFactory().createParser(in)) {
      var first = parser.nextToken();
      if (first == null) {
        sink.take(faulty("json", "must be well-formed JSON; nothing after it was read"));
      } else {
        value(parser, sink, 0);
      }
    } catch (JsonProcessingException | CharConversionException malformed) {
      number++;
      sink.take(faulty("json", "must be well-formed JSON; nothing after it was read"));
    }
  }

  private ImportedLine faulty(String code, String message) {
    return ImportedLine.faulty(Math.max(1, number), ImportFault.ofLine(code, message));
  }

  /** Whether the first line is an object of its own, and another follows. */
  private static boolean isLines(BufferedInputStream in) throws IOException {
    in.mark(ImportLimits.LINE);
    var start = new String(in.readNBytes(ImportLimits.LINE), StandardCharsets.ISO_8859_1);
    in.reset();
    var lines = start.lines().filter(line -> !line.isBlank()).limit(2).toList();
    return lines.size() == 2
        && lines.get(0).stripTrailing().endsWith("}")
        && lines.get(0).replaceFirst("^\u00ef\u00bb\u00bf", "").stripLeading().startsWith("{")
        && lines.get(1).stripLeading().startsWith("{");
  }

  private void value(JsonParser parser, ArticleSink sink, int depth) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        article(bounded(parser), sink);
      }
    } else if (token == JsonToken.START_OBJECT && depth < 2) {
      object(parser, sink, depth);
    } else {
      article(bounded(parser), sink);
    }
  }

  /** An envelope's {@code message} and its {@code items}; or else an article. */
  private void object(JsonParser parser, ArticleSink sink, int depth) throws IOException {
    var article = json.createObjectNode();
    boolean enveloped = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      var token = parser.nextToken();
      if ((depth == 0 && name.equals("message") && token == JsonToken.START_OBJECT)
          || (name.equals("items") && token == JsonToken.START_ARRAY)) {
        enveloped = true;
        value(parser, sink, depth + 1);
      } else {
        var value = bounded(parser);
        if (value != null && !name.equals("reference")) {
          article.set(name, value);
        }
      }
    }
    if (!enveloped) {
      article(article, sink);
    }
  }

  private void article(@Nullable JsonNode value, ArticleSink sink) {
    number++;
    if (value == null) {
      var megabytes = Integer.toString(ImportLimits.ARTICLE / 1024);
      sink.take(
          ImportedLine.faulty(
              number,
              ImportFault.ofLine(
                  "length", "must not be longer than " + megabytes + " KB", megabytes)));
    } else if (value instanceof ObjectNode object) {
      sink.take(line(number, object, sink));
    } else {
      sink.take(faulty("json-object", "must be a JSON object"));
    }
  }

  /** An article as we or as Crossref write it. */
  static ImportedLine line(long number, ObjectNode object, ArticleSink sink) {
    return !object.has("slug") && CrossrefWork.is(object)
        ? ImportedLine.of(number, CrossrefWork.read(object, sink))
        : ImportedLine.whole(number, object);
  }

  /** The value that begins here without its references; null if it is too long to hold. */
  private @Nullable JsonNode bounded(JsonParser parser) throws IOException {
    long from = place(parser);
    int depth = 0;
    boolean fits = true;
    try (var buffer = new TokenBuffer(parser)) {
      do {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("reference")) {
          parser.nextToken();
          long skipped = place(parser);
          parser.skipChildren();
          from += place(parser) - skipped;
          parser.nextToken();
        }
        var token = parser.currentToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        fits &= place(parser) - from <= ImportLimits.ARTICLE;
        if (fits) {
          buffer.copyCurrentEvent(parser);
        }
      } while (depth > 0 && parser.nextToken() != null);
      return fits && depth == 0 ? json.readTree(buffer.asParser(json)) : null;
    }
  }

  private static long place(JsonParser parser) {
    var place = parser.currentLocation();
    return Math.max(place.getByteOffset(), place.getCharOffset());
  }
}
