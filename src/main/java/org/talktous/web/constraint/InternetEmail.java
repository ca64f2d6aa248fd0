package org.talktous.web.constraint;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An {@link EmailAddress} to which mail can be sent over the internet, see {@link PublicDomain}:
 * what a reader gives. Staff and hosts may have addresses of a network of their own.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Constraint(validatedBy = {})
public @interface InternetEmail {
  String message() default "must be an e-mail address on the internet such as reader@example.org";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
