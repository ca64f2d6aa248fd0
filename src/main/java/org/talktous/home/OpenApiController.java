package org.talktous.home;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import org.talktous.base.setting.PublicUrl;

/** Serves the OpenAPI document that the build made of the controllers. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class OpenApiController {
  private static final String DOCUMENT = "classpath:META-INF/swagger/openapi.yml";

  private final byte[] document;

  OpenApiController(ResourceResolver resources, PublicUrl url) {
    try (var stream = resources.getResourceAsStream(DOCUMENT).orElseThrow()) {
      this.document = servedAt(url.path(), stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names the path that stands before those of the document, instead of none. */
  private static byte[] servedAt(String path, byte[] document) {
    return path.isEmpty()
        ? document
        : new String(document, UTF_8)
            .replaceFirst("(?m)^- url: /$", "- url: " + Matcher.quoteReplacement(path))
            .getBytes(UTF_8);
  }

  @Get(value = "/openapi.yml", produces = "application/yaml")
  HttpResponse<byte[]> document() {
    return HttpResponse.ok(document);
  }
}
