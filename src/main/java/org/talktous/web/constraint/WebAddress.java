package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An absolute http or https address, without a user name or password before its host. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface WebAddress {
  String message() default
      "must be a web address that begins with http:// or https://, without a name or password";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
