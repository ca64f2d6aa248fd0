package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A date, a month or a year, as ISO 8601 writes them: 2024-05-01, 2024-05, 2024. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface PartialDate {
  String message() default "must be a date, a month or a year such as 2024-05-01, 2024-05 or 2024";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
