package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An absolute http or https address whose path, query or fragment may hold named placeholders in
 * braces, and no others.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface WebAddressTemplate {
  /** The names of the placeholders. */
  String[] value();

  String message() default
      "must be a web address that begins with http:// or https://, without a name or password;"
          + " behind its host may stand"
          + " \\{room\\} and \\{reference\\}, and nothing else in braces";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
