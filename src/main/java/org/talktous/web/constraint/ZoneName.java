package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of a region's time zone in the IANA database, such as {@code Europe/Moscow}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface ZoneName {
  String message() default "must be an IANA time zone such as Europe/Moscow";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
