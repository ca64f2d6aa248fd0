package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A language as BCP 47 names it, such as {@code en} or {@code pt-BR}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface LanguageTag {
  String message() default "must be a BCP 47 language tag such as en";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
