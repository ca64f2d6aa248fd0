package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.web.constraint.PlainText;

/** Whatever takes a text of several lines folds its runs of empty lines. */
class FoldedLinesTest {
  private static final String TYPED = "One.\n\n \n\t\nTwo.";
  private static final String FOLDED = "One.\n\nTwo.";

  /** Quotes an article as it stands there. */
  private static final Set<String> QUOTING = Set.of("Passage");

  static Stream<Class<?>> takingTexts() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("org.talktous").stream()
            .filter(JavaClass::isRecord)
            .filter(type -> !QUOTING.contains(type.getSimpleName()))
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(each -> text(each)));
  }

  @ParameterizedTest
  @MethodSource("takingTexts")
  void emptyLinesAreFolded(Class<?> taking) throws ReflectiveOperationException {
    var components = taking.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = taking.getDeclaredConstructor(types);
    constructor.setAccessible(true);

    var taken = constructor.newInstance(Arrays.stream(components).map(this::given).toArray());

    for (var component : components) {
      if (text(component)) {
        component.getAccessor().setAccessible(true);
        assertThat(component.getAccessor().invoke(taken))
            .as(component.getName())
            .isEqualTo(isList(component) ? List.of(FOLDED) : FOLDED);
      }
    }
  }

  private @Nullable Object given(RecordComponent component) {
    if (!text(component)) {
      return component.getType() == boolean.class ? false : null;
    }
    return isList(component) ? List.of(TYPED) : TYPED;
  }

  private static boolean text(RecordComponent component) {
    var type = component.getAnnotatedType();
    return isPlain(type)
        || (type instanceof AnnotatedParameterizedType list
            && Stream.of(list.getAnnotatedActualTypeArguments())
                .anyMatch(FoldedLinesTest::isPlain));
  }

  private static boolean isPlain(AnnotatedElement type) {
    return type.isAnnotationPresent(PlainText.class);
  }

  private static boolean isList(RecordComponent component) {
    return component.getType() == List.class;
  }
}
