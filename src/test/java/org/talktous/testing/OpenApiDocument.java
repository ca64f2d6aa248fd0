package org.talktous.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The OpenAPI document that the build made. Every answer that a test gets through {@link Api} is
 * held against it, and every request that was taken: a field, a status or a type of content that
 * the document leaves out or gets wrong fails the test that met it.
 */
final class OpenApiDocument {
  private static final String API = "/api/v1/";
  private static final String AT = "https://openapi.test/";
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
  private static final int NOT_MODIFIED = 304;
  private static final JsonMapper JSON = new JsonMapper();
  private static final OpenApiDocument BUILT = new OpenApiDocument(built());

  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final JsonSchemaFactory factory;

  /** What is sent to one path by one method. */
  private record Operation(String method, String template, Pattern path, JsonNode described) {
    boolean takes(String asked, String at) {
      return method.equals(asked) && path.matcher(at).matches();
    }

    /** A literal path goes before one with a variable in the same place. */
    int variables() {
      return template.length() - template.replace("{", "").length();
    }
  }

  private OpenApiDocument(JsonNode document) {
    document
        .at("/paths")
        .properties()
        .forEach(
            path ->
                METHODS.stream()
                    .filter(path.getValue()::has)
                    .forEach(
                        method ->
                            operations.add(
                                operation(
                                    method, path.getKey(), path.getValue().at("/" + method)))));
    operations.sort(Comparator.comparingInt(Operation::variables));
    // Requests may hold more than is described; answers hold what is described and nothing else.
    var open = hoisted(document.deepCopy());
    var closed = hoisted(document.deepCopy());
    closed.at("/components/schemas").forEach(OpenApiDocument::close);
    this.factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V4,
            builder ->
                builder
                    .metaSchema(dialect())
                    .defaultMetaSchemaIri(OpenApi30.getInstance().getIri())
                    .schemaLoaders(
                        loaders ->
                            loaders.schemas(
                                Map.of(
                                    AT + "open",
                                    open.toString(),
                                    AT + "closed",
                                    closed.toString()))));
  }

  /** OpenAPI's schemas, with what stands beside them in a document. */
  private static JsonMetaSchema dialect() {
    return JsonMetaSchema.builder(OpenApi30.getInstance())
        .keywords(
            Stream.of(
                    "openapi",
                    "info",
                    "servers",
                    "tags",
                    "paths",
                    "components",
                    "x-name",
                    "x-pattern-message")
                .map(NonValidationKeyword::new)
                .toList())
        .build();
  }

  /** Fails unless the document foretells the answer, and the request if that was taken. */
  static void hold(HttpResponse<byte[]> response, byte[] sent) {
    BUILT.check(response, sent);
  }

  private void check(HttpResponse<byte[]> response, byte[] sent) {
    var uri = response.uri().getRawPath();
    int start = uri.indexOf(API);
    var method = response.request().method().toLowerCase(Locale.ROOT);
    // What HTTP itself answers is not described operation by operation.
    if (start < 0
        || response.statusCode() >= 500
        || response.statusCode() == NOT_MODIFIED
        || !METHODS.contains(method)) {
      return;
    }
    var path = uri.substring(start);
    var operation = operations.stream().filter(each -> each.takes(method, path)).findFirst();
    if (operation.isEmpty()) {
      insist(response.statusCode() >= 400, response, "no such operation is described");
      return;
    }
    checkAnswer(operation.get(), response);
    if (response.statusCode() < 300) {
      checkRequest(operation.get(), response, sent);
    }
  }

  private void checkAnswer(Operation operation, HttpResponse<byte[]> response) {
    var status = String.valueOf(response.statusCode());
    var described =
        Stream.of(status, status.charAt(0) + "XX", "default")
            .map(each -> operation.described().at("/responses/" + each))
            .filter(each -> !each.isMissingNode())
            .findFirst();
    insist(described.isPresent(), response, "a status that is not described");
    var body = response.body();
    var content = described.orElseThrow().at("/content");
    if (content.isEmpty()) {
      insist(body.length == 0, response, "no content is described");
      return;
    }
    var type = contentType(response.headers().firstValue("Content-Type"));
    if (type.equals("text/html") && response.statusCode() >= 400 && wantsPage(response.request())) {
      // Refused is somebody who followed a link on a page.
      return;
    }
    insist(content.has(type), response, "content of a type that is not described: " + type);
    if (isJson(type)) {
      validate(
          "closed", content.get(type).at("/schema/x-name"), read(body), response, "the answer");
    }
  }

  private void checkRequest(Operation operation, HttpResponse<byte[]> response, byte[] sent) {
    var request = response.request();
    var query = "&" + Objects.requireNonNullElse(response.uri().getRawQuery(), "");
    for (var parameter : operation.described().at("/parameters")) {
      var name = parameter.at("/name").asText();
      var given =
          switch (parameter.at("/in").asText()) {
            case "query" -> query.contains("&" + name + "=");
            case "header" -> request.headers().firstValue(name).isPresent();
            default -> true;
          };
      insist(given || !parameter.at("/required").asBoolean(), response, name + " is not required");
    }
    var body = operation.described().at("/requestBody");
    if (sent.length == 0) {
      insist(!body.at("/required").asBoolean(), response, "a body is not required");
      return;
    }
    var type = contentType(request.headers().firstValue("Content-Type"));
    var schema = body.at("/content").path(type).path("schema");
    if (isJson(type) && !body.isMissingNode() && !schema.path("format").asText().equals("binary")) {
      insist(schema.has("x-name"), response, "a body of a type that is not described: " + type);
      validate("open", schema.get("x-name"), read(sent), response, "the request, which was taken,");
    }
  }

  private void validate(
      String document, JsonNode name, JsonNode value, HttpResponse<byte[]> response, String what) {
    var schema =
        schemas.computeIfAbsent(
            document + "#/components/schemas/" + name.asText(),
            place ->
                factory.getSchema(
                    SchemaLocation.of(AT + place), SchemaValidatorsConfig.builder().build()));
    var faults = schema.validate(value);
    insist(faults.isEmpty(), response, what + " is not as described: " + faults);
  }

  /** Gives every schema of a body a name among the components, where a reference finds it. */
  private ObjectNode hoisted(JsonNode document) {
    var named = (ObjectNode) document.at("/components/schemas");
    for (var operation : operations) {
      var bodies = new ArrayList<JsonNode>();
      bodies.add(operation.described().at("/requestBody"));
      operation.described().at("/responses").forEach(bodies::add);
      for (var body : bodies) {
        for (var content : body.at("/content").properties()) {
          if (content.getValue().path("schema") instanceof ObjectNode schema) {
            var name = schema.has("x-name") ? schema.get("x-name").asText() : "Body" + named.size();
            named.set(name, schema.deepCopy());
            schema.put("x-name", name);
          }
        }
      }
    }
    return (ObjectNode) document;
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(OpenApiDocument::close);
  }

  private static Operation operation(String method, String template, JsonNode described) {
    var path = new StringBuilder();
    var literal = Pattern.compile("[^{}]+|\\{[^}]*}").matcher(template);
    while (literal.find()) {
      path.append(literal.group().startsWith("{") ? "[^/]+" : Pattern.quote(literal.group()));
    }
    return new Operation(method, template, Pattern.compile(path.toString()), described);
  }

  private static boolean wantsPage(HttpRequest request) {
    return request.headers().firstValue("Accept").orElse("").startsWith("text/html");
  }

  private static String contentType(Optional<String> header) {
    return header.orElse("").replaceFirst("\\s*;.*", "");
  }

  private static boolean isJson(String type) {
    return type.equals("application/json") || type.endsWith("+json");
  }

  private static void insist(boolean right, HttpResponse<byte[]> response, String otherwise) {
    if (!right) {
      throw new AssertionError("openapi.yml: " + otherwise + " at " + new Answer(response));
    }
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(new String(json, UTF_8), e);
    }
  }

  private static JsonNode built() {
    var resource = "/META-INF/swagger/openapi.yml";
    try (var stream = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(resource))) {
      Map<String, Object> document =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new String(stream.readAllBytes(), UTF_8));
      return JSON.valueToTree(new HashMap<>(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
