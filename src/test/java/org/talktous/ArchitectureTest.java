package org.talktous;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The cut of the house: who may lean on whom. Templates count as part of their feature. */
class ArchitectureTest {
  private static final String ROOT = "org.talktous";

  /** What each package may use beside the framework, as DESIGN.md section 2 draws the arrows. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("setting", Set.of()),
          Map.entry("sql", Set.of()),
          Map.entry("health", Set.of("engine", "setting", "sql")),
          Map.entry("engine", Set.of()),
          Map.entry("traffic", Set.of()),
          Map.entry("constraint", Set.of()),
          Map.entry("problem", Set.of()),
          Map.entry("page", Set.of("problem", "setting", "constraint")),
          Map.entry("security", Set.of("problem", "setting", "constraint")),
          Map.entry("openid", Set.of("problem", "setting")),
          Map.entry("desk", Set.of("page", "security")),
          Map.entry("audit", Set.of("desk", "security", "page", "problem")),
          Map.entry(
              "staff",
              Set.of(
                  "audit",
                  "desk",
                  "mail",
                  "delivery",
                  "event",
                  "openid",
                  "security",
                  "page",
                  "problem",
                  "setting",
                  "constraint")),
          Map.entry("today", Set.of("desk", "delivery", "security", "page")),
          Map.entry("event", Set.of("problem")),
          Map.entry("idempotency", Set.of("engine", "problem")),
          Map.entry(
              "article", Set.of("desk", "audit", "security", "problem", "constraint", "page")),
          Map.entry(
              "availability",
              Set.of(
                  "desk",
                  "audit",
                  "article",
                  "security",
                  "problem",
                  "setting",
                  "constraint",
                  "page")),
          Map.entry(
              "offer",
              Set.of("article", "availability", "problem", "setting", "constraint", "page")),
          Map.entry(
              "booking",
              Set.of(
                  "desk",
                  "engine",
                  "audit",
                  "article",
                  "availability",
                  "offer",
                  "security",
                  "event",
                  "mail",
                  "delivery",
                  "idempotency",
                  "problem",
                  "setting",
                  "constraint",
                  "page")),
          Map.entry(
              "feedback",
              Set.of(
                  "desk",
                  "audit",
                  "staff",
                  "article",
                  "booking",
                  "security",
                  "event",
                  "mail",
                  "delivery",
                  "idempotency",
                  "problem",
                  "setting",
                  "constraint",
                  "page")),
          Map.entry("questionnaire", Set.of("problem", "constraint")),
          Map.entry(
              "survey",
              Set.of(
                  "desk",
                  "audit",
                  "questionnaire",
                  "feedback",
                  "idempotency",
                  "article",
                  "security",
                  "event",
                  "problem",
                  "setting",
                  "constraint",
                  "page")),
          Map.entry(
              "delivery",
              Set.of(
                  "desk",
                  "audit",
                  "engine",
                  "event",
                  "page",
                  "security",
                  "sql",
                  "traffic",
                  "problem",
                  "setting",
                  "constraint")),
          Map.entry(
              "mail",
              Set.of("desk", "audit", "delivery", "engine", "event", "page", "problem", "setting")),
          Map.entry(
              "webhook",
              Set.of(
                  "desk",
                  "audit",
                  "staff",
                  "delivery",
                  "mail",
                  "outbound",
                  "event",
                  "security",
                  "page",
                  "problem",
                  "setting",
                  "constraint")),
          Map.entry("outbound", Set.of("problem", "setting")),
          Map.entry(
              "calendar",
              Set.of(
                  "desk",
                  "audit",
                  "booking",
                  "availability",
                  "engine",
                  "outbound",
                  "security",
                  "page",
                  "problem",
                  "setting")),
          Map.entry("kafka", Set.of("delivery", "event", "setting")),
          Map.entry("reminder", Set.of("booking", "engine", "event", "setting", "sql")),
          Map.entry(
              "report",
              Set.of(
                  "desk",
                  "engine",
                  "sql",
                  "audit",
                  "security",
                  "event",
                  "mail",
                  "delivery",
                  "page",
                  "problem",
                  "setting",
                  "constraint")),
          Map.entry(
              "web",
              Set.of(
                  "article",
                  "desk",
                  "security",
                  "sql",
                  "page",
                  "problem",
                  "setting",
                  "constraint")));

  private static final Set<String> CALCULATION =
      Set.of(
          "OfferedSlots",
          "HostSlots",
          "Sweep",
          "Opening",
          "Stretch",
          "Bookable",
          "CallsPerDate",
          "Window",
          "HostCalendar",
          "Intervals",
          "Starts",
          "CallRules");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importUrl(Application.class.getProtectionDomain().getCodeSource().getLocation());

  @Test
  void everyPackageHasItsPlace() {
    var packages =
        HOUSE.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(ROOT + "."))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toSet());

    assertThat(packages).isEqualTo(ARROWS.keySet());
  }

  @Test
  void aPackageUsesOnlyWhatLiesBelowIt() {
    ARROWS.forEach(
        (name, below) ->
            classes()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .onlyDependOnClassesThat(
                    resideOutsideOfPackage(ROOT + "..")
                        .or(resideInAPackage(ROOT + "." + name))
                        .or(resideInAnyPackage(named(below))))
                .check(HOUSE));
  }

  private static String[] named(Set<String> packages) {
    return packages.stream().map(name -> ROOT + "." + name).toArray(String[]::new);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void nobodyUsesTheTops() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT))
        .check(HOUSE);
    for (var top : Set.of("web", "webhook", "kafka", "reminder", "calendar", "report")) {
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "." + top)
          .should()
          .dependOnClassesThat(resideInAPackage(ROOT + "." + top))
          .check(HOUSE);
    }
  }

  @Test
  void repositoriesAreTheirFeaturesOwn() {
    classes().that().haveSimpleNameEndingWith("Repository").should().notBePublic().check(HOUSE);
  }

  @Test
  void theCalculationOfSlotsKnowsNoFramework() {
    classes()
        .that(areOfTheCalculation())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..").or(areOfTheCalculation()))
        .check(HOUSE);
    assertThat(HOUSE.stream().map(JavaClass::getSimpleName)).containsAll(CALCULATION);
  }

  private static DescribedPredicate<JavaClass> areOfTheCalculation() {
    return resideInAPackage(ROOT + ".availability")
        .and(
            DescribedPredicate.describe(
                "are of the calculation",
                type ->
                    CALCULATION.contains(
                        Arrays.asList(type.getName().replaceFirst(".*\\.", "").split("\\$"))
                            .getFirst())));
  }
}
