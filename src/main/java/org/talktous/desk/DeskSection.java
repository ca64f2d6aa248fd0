package org.talktous.desk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Puts the pages of a controller into the menu of the desk. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DeskSection {
  /** The last part of the key of its name, {@code desk.section.}name. */
  String name();

  /** Where the menu leads; pages below it belong to the section too. */
  String path();

  /** Its place in the menu: the order in which a day needs the sections. */
  int order();

  /** Whether hosts see it, and not admins alone. */
  boolean forHosts() default false;

  /** Whether it is about how the desk is run, rather than about readers. */
  boolean forRunning() default false;

  /** A pattern of paths elsewhere that belong to it. */
  String alsoAt() default "";
}
