package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text of any number of lines, with no control characters but tabs and line ends. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface PlainText {
  String message() default "must not hold control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
