package org.talktous.base.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the types of events that a bean appends; {@link EventLog} takes no others. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Appends {
  /** Types that webhooks can subscribe to. */
  String[] value() default {};

  /** Types without subscribers: the feature itself names the one receiver. */
  String[] unsubscribed() default {};
}
