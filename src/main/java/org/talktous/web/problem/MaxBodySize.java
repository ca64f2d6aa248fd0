package org.talktous.web.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Lets a route, or all routes of a controller, take larger bodies than others: in bytes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface MaxBodySize {
  /** For forms of long texts: a form takes six bytes for a Cyrillic letter. */
  long LONG_FORM = 1024 * 1024;

  /** For routes that read their body as a stream: the server's own limit. */
  long STREAMED = 64L * 1024 * 1024;

  long value();
}
