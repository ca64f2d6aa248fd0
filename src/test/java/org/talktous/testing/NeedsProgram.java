package org.talktous.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that need a program of the machine's. Where it is missing they stay out, as browser
 * tests do, and where {@code CI} is set they fail, unless {@link #inCi} says that it need not be
 * there.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ProgramExtension.class)
public @interface NeedsProgram {
  /** What it is called on the PATH, or below {@code /usr/lib}. */
  String value();

  /** The Debian package that brings it. */
  String from();

  /** Whether .ci/run brings it on every machine. */
  boolean inCi() default true;
}
