package org.talktous;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.talktous.base.event.EventTypes;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.RateLimit;
import org.talktous.testing.Declared;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What belongs to a feature is declared by the feature, and no two declare the same. */
@ServiceTest
class ContributionsTest {
  /** Folders of the source that know no feature. */
  private static final List<String> BELOW_FEATURES = List.of("base", "web", "desk");

  /** A path of a page or of the API, or a type of event; readers are no feature. */
  private static final Pattern OF_A_FEATURE =
      Pattern.compile(
          "\"/(api/v1/)?(admin/)?"
              + "(articles|bookings|calendars|calls|comments|hosts|inbox|reports|surveys|webhooks)"
              + "\\b|\"org\\.talktous\\.(?!reader\\.)");

  private final TalkToUs talk;

  ContributionsTest(TalkToUs talk) {
    this.talk = talk;
  }

  /** Otherwise a token of one would open the other. */
  @Test
  void everyScopeOfLinksHasANameOfItsOwn() {
    assertThat(Declared.constants(LinkScope.class)).hasSizeGreaterThan(4).doesNotHaveDuplicates();
  }

  @Test
  void everyLimitHasANameOfItsOwn() {
    assertThat(Declared.constants(RateLimit.class).stream().map(RateLimit::name).toList())
        .hasSizeGreaterThan(12)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyTypeOfEventIsNamedUnderTheService() {
    assertThat(talk.bean(EventTypes.class).subscribable())
        .contains("org.talktous.booking.created", "org.talktous.comment.created")
        .allMatch(type -> type.matches("org\\.talktous\\.[a-z]+\\.[a-z-]+"));
  }

  @Test
  void everyTypeOfEventStandsInTheReadme() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var events = readme.substring(readme.indexOf("## Events"), readme.indexOf("## Calendars"));

    assertThat(talk.bean(EventTypes.class).subscribable())
        .allSatisfy(type -> assertThat(events).contains(type.substring(type.lastIndexOf('.'))));
  }

  @Test
  void whatIsBelowTheFeaturesNamesNoneOfThem() throws IOException {
    var found = new ArrayList<String>();
    for (var area : BELOW_FEATURES) {
      try (var files = Files.walk(Path.of("src/main/java/org/talktous", area))) {
        for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          var line = OF_A_FEATURE.matcher(Files.readString(file));
          while (line.find()) {
            found.add(file.getFileName() + ": " + line.group());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }
}
