package org.talktous.page;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the pages: nothing missing in any language, nothing that no page says. */
class MessagesTest {
  private static final Pattern SAID =
      Pattern.compile("\\b(?:say|text|find)\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
  private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*\"([a-z.]+)\"\\s*,");
  private static final Pattern ANY_KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

  /** Keys that are put together from a field, a state or a status. */
  private static final Pattern COMPOSED =
      Pattern.compile(
          """
          call\\.(name|email)
          |call\\.refused\\.[a-z-]+
          |call\\.wrong\\.(start|name|email|question)\\.(missing|bad)
          |mine\\.(booked|moved|ahead|now|over|cancelled)(\\.lead)?
          |error\\.(\\d{3}|call|article)\\.(title|lead)
          """
              .replace("\n", ""));

  private static final List<String> FORMS = List.of("zero", "one", "two", "few", "many", "other");

  @Test
  void everyLanguageSaysTheSame() {
    for (var language : Language.values()) {
      assertThat(withoutForms(Messages.in(language)))
          .as(language.ownName())
          .isEqualTo(withoutForms(Messages.in(Language.EN)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatCountsHasEveryFormOfItsLanguage(Language language) {
    var messages = Messages.in(language);
    assertThat(counted()).isNotEmpty();
    for (var key : counted()) {
      for (var form : messages.pluralForms()) {
        assertThat(messages.keys()).contains(key + "." + form);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverAPageSaysHasItsWords(Language language) {
    var said = keys(SAID);
    assertThat(said).hasSizeGreaterThan(80);
    assertThat(Messages.in(language).keys()).containsAll(said);
  }

  @Test
  void noWordsAreLeftThatNoPageSays() {
    var used = keys(ANY_KEY);
    var counted = counted();
    assertThat(Messages.in(Language.EN).keys())
        .allMatch(
            key ->
                used.contains(key)
                    || counted.contains(withoutForm(key))
                    || COMPOSED.matcher(key).matches());
  }

  @Test
  void wordsWithGapsHaveTheSameOnesInEveryLanguage() {
    for (var key : withoutForms(Messages.in(Language.EN))) {
      var gaps = gaps(Language.EN, key);
      assertThat(gaps(Language.RU, key)).as(key).isEqualTo(gaps);
    }
  }

  @Test
  void countsFollowTheLanguage() {
    assertThat(Messages.in(Language.EN).count("call.times.free", 1)).isEqualTo("1 free time");
    assertThat(Messages.in(Language.EN).count("call.times.free", 21)).isEqualTo("21 free times");
    var russian = Messages.in(Language.RU);
    assertThat(Stream.of(1, 2, 5, 11, 21, 22, 25).map(n -> russian.count("call.times.free", n)))
        .containsExactly(
            "1 вариант времени",
            "2 варианта времени",
            "5 вариантов времени",
            "11 вариантов времени",
            "21 вариант времени",
            "22 варианта времени",
            "25 вариантов времени");
  }

  private static Set<String> gaps(Language language, String key) {
    var text = Texts.read("messages/" + language.tag() + ".properties").get(key);
    return text == null
        ? Set.of()
        : Pattern.compile("\\{\\d}")
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .collect(toCollection(TreeSet::new));
  }

  private static Set<String> withoutForms(Messages messages) {
    return messages.keys().stream()
        .map(MessagesTest::withoutForm)
        .collect(toCollection(TreeSet::new));
  }

  private static String withoutForm(String key) {
    int dot = key.lastIndexOf('.');
    return FORMS.contains(key.substring(dot + 1)) && counted().contains(key.substring(0, dot))
        ? key.substring(0, dot)
        : key;
  }

  private static Set<String> counted() {
    return keys(COUNTED);
  }

  private static Set<String> keys(Pattern pattern) {
    return SOURCES.stream()
        .flatMap(source -> pattern.matcher(source).results())
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static final List<String> SOURCES =
      Stream.of("src/main/jte", "src/main/java").flatMap(MessagesTest::sources).toList();

  private static Stream<String> sources(String folder) {
    try (var files = Files.walk(Path.of(folder))) {
      return files.filter(Files::isRegularFile).map(MessagesTest::content).toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
