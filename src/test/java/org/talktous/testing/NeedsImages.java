package org.talktous.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need images in a Docker engine, and Docker Compose 2. They build and fetch none,
 * and where one is missing they stay out, in CI as well: {@code docker compose build} and {@code
 * docker compose pull} are what brings them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ImagesExtension.class)
public @interface NeedsImages {
  String[] value();
}
