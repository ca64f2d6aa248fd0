package org.talktous.home;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.talktous.web.page.Webjar;

/** Swagger UI, which the page of the API loads. */
@Factory
final class SwaggerAssets {
  @Singleton
  @Named("swagger-ui.css")
  Webjar style() {
    return webjar("swagger-ui.css", "swagger-ui.css");
  }

  @Singleton
  @Named("swagger-ui.js")
  Webjar script() {
    return webjar("swagger-ui.js", "swagger-ui-bundle.js");
  }

  private static Webjar webjar(String name, String path) {
    return new Webjar(name, "org.webjars", "swagger-ui", path);
  }
}
