package org.talktous.web;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Serves the OpenAPI document that the build made of the controllers. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class OpenApiController {
  private static final String DOCUMENT = "classpath:META-INF/swagger/openapi.yml";

  private final byte[] document;

  OpenApiController(ResourceResolver resources) {
    try (var stream = resources.getResourceAsStream(DOCUMENT).orElseThrow()) {
      this.document = stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Get(value = "/openapi.yml", produces = "application/yaml")
  HttpResponse<byte[]> document() {
    return HttpResponse.ok(document);
  }
}
