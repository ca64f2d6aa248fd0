package org.talktous.testing;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.talktous.Application;

/** Constants that the rooms of the service declare, found by their type. */
public final class Declared {
  private Declared() {}

  public static <T> List<T> constants(Class<T> type) {
    return new ClassFileImporter()
        .importUrl(Application.class.getProtectionDomain().getCodeSource().getLocation()).stream()
            .flatMap(each -> each.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(type))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .map(field -> type.cast(value(field)))
            .toList();
  }

  private static Object value(JavaField found) {
    try {
      var field = found.reflect();
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(found.getFullName(), e);
    }
  }
}
