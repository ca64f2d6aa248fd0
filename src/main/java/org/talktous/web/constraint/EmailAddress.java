package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One mailbox of RFC 5321's everyday form: local part, at sign, domain; at most 254 characters. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface EmailAddress {
  String message() default "must be an e-mail address such as reader@example.org";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
