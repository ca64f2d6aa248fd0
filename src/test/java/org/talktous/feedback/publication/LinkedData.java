package org.talktous.feedback.publication;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.StringReader;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * A processor of JSON-LD that reads the contexts it needs from beside the tests. They hold what we
 * write of the published ones and nothing else, so a name that is in none is noticed.
 */
final class LinkedData {
  private static final Map<String, String> CONTEXTS =
      Map.of(
          "http://www.w3.org/ns/anno.jsonld", "/contexts/anno.jsonld",
          "https://schema.org", "/contexts/schema.jsonld");
  private static final DocumentLoader LOADER = (address, options) -> context(address);

  private LinkedData() {}

  /** The document with every name written out as an IRI (JSON-LD expansion), as JSON. */
  static String expanded(String document) {
    var options = new JsonLdOptions(LOADER);
    options.setUndefinedTermsPolicy(com.apicatalog.jsonld.JsonLdOptions.ProcessingPolicy.Fail);
    try {
      return JsonLd.expand(JsonDocument.of(new StringReader(document)))
          .options(options)
          .get()
          .toString();
    } catch (JsonLdError e) {
      throw new AssertionError(document, e);
    }
  }

  private static Document context(URI address) throws JsonLdError {
    var resource = Objects.requireNonNull(CONTEXTS.get(address.toString()), address.toString());
    return JsonDocument.of(Objects.requireNonNull(LinkedData.class.getResourceAsStream(resource)));
  }
}
