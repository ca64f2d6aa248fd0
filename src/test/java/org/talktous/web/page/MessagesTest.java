package org.talktous.web.page;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern SAID =
      Pattern.compile("\\b(?:say|text|find)\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");
  private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*\"([a-z.-]+)\"\\s*,");
  private static final Pattern ANY_KEY = Pattern.compile("\"([a-z]+(?:\\.[a-z0-9-]+)+)\"");

  /** Keys that are put together from a field, a state or a status. */
  private static final Pattern COMPOSED =
      Pattern.compile(
          """
          call\\.refused\\.[a-z-]+
          |calls\\.held\\.since\\.[a-z]+
          |calls\\.(refused|state|answer)\\.[a-z-]+
          |hours\\.(room|wrong|fault|dates|remark)\\.[a-z0-9.-]+
          |hosts\\.wrong\\.[a-z]+
          |call\\.wrong\\.(start|name|email|question)\\.(missing|bad)
          |mine\\.(pending|booked|moved|corrected|ahead|now|over|cancelled)(\\.lead)?
          |comment\\.kind-[a-z]+
          |comment\\.refused\\.[a-z-]+
          |comment\\.wrong\\.(kind|empty|body|name|email|consent)
          |thread\\.(sent|added|asked|open|answered|closed|flagged|withdrawn)(\\.lead)?
          |mail\\.(reader|host)\\.[a-z-]+\\.(subject|lead)
          |mail\\.(reply|unreachable)\\.(subject|lead)
          |mail\\.webhook\\.(failing|gone)
          |desk\\.section\\.[a-z]+
          |desk\\.said\\.[a-z-]+
          |signin\\.refused\\.[a-z-]+
          |inbox\\.(status|state|channel|wrong|refused|flagged|call)\\.[a-z-]+
          |articles\\.(wrong|import\\.(state|fault|change))\\.[a-zA-Z0-9.-]+
          |surveys\\.(wrong|state|type)\\.[a-zA-Z-]+
          |audit\\.did\\.[a-z.-]+
          |audit\\.value\\.[a-zA-Z.]+
          |delivery\\.(state|channel|event|target|answered)\\.[a-z0-9.-]+
          |webhooks\\.(refused|state)\\.[a-z-]+
          |staff\\.(refused|role|state|leaves)\\.[a-z-]+
          |today\\.channel\\.[a-z]+
          |reports\\.(preset|channel|place|became|score|status)\\.[a-z-]+
          |digest\\.(on|off)(\\.(lead|button))?
          |agenda\\.(on|off)(\\.(lead|button))?
          |follow-up\\.(on|off)(\\.(lead|button))?
          |not-me\\.(ask|done)(\\.(lead|button))?
          |waitlist\\.(title|needless)\\.lead
          |waiting\\.(on|told|off)\\.lead
          |readers\\.held\\.[a-zA-Z]+
          |survey\\.wrong\\.[a-z-]+
          |error\\.(\\d{3}|missing\\.[a-z]+|too-many-exports|staff)\\.(title|lead)
          """
              .replace("\n", ""));

  private static final Pattern PLURAL = Pattern.compile("\\.(zero|one|two|few|many|other)$");

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(withoutPlurals(Messages.in(Language.RU)))
        .isEqualTo(withoutPlurals(Messages.in(Language.EN)));
  }

  @Test
  void whatIsCountedHasEveryFormOfItsLanguage() {
    for (var language : Language.values()) {
      var messages = Messages.in(language);
      for (var key : messages.keys()) {
        if (key.endsWith(".other") && !key.startsWith("call.refused")) {
          var stem = PLURAL.matcher(key).replaceAll("");
          assertThat(messages.keys())
              .containsAll(messages.pluralForms().stream().map(form -> stem + "." + form).toList());
        }
      }
    }
  }

  @Test
  void bothLanguagesFillInTheSameThings() {
    var english = Messages.texts(Language.EN);
    Messages.texts(Language.RU)
        .forEach(
            (key, text) -> {
              if (english.containsKey(key)) {
                assertThat(holes(text)).as(key).isEqualTo(holes(english.get(key)));
              }
            });
  }

  @Test
  void numbersChooseTheFormOfTheirNoun() {
    var russian = Messages.in(Language.RU);
    assertThat(russian.count("call.times.free", 1)).isEqualTo("1 вариант времени");
    assertThat(russian.count("call.times.free", 3)).isEqualTo("3 варианта времени");
    assertThat(russian.count("call.times.free", 7)).isEqualTo("7 вариантов времени");
    assertThat(russian.count("call.times.free", 21)).isEqualTo("21 вариант времени");
    var english = Messages.in(Language.EN);
    assertThat(english.count("call.times.free", 1)).isEqualTo("1 free time");
    assertThat(english.count("call.times.free", 7)).isEqualTo("7 free times");
  }

  @Test
  void whatIsFilledInStandsWhereTheLanguageWantsIt() {
    assertThat(Messages.in(Language.EN).text("call.book.at", "10:30", "Tuesday 1 December"))
        .isEqualTo("Book 10:30, Tuesday 1 December");
    assertThat(Messages.in(Language.RU).text("call.book.at", "10:30", "вторник, 1 декабря"))
        .isEqualTo("Записаться: вторник, 1 декабря, 10:30");
  }

  @Test
  void whateverAPageSaysHasItsWords() {
    assertThat(said()).hasSizeGreaterThan(80);
    assertThat(Messages.in(Language.EN).keys()).containsAll(said());
    for (var language : Language.values()) {
      var messages = Messages.in(language);
      for (var key : counted()) {
        for (var form : messages.pluralForms()) {
          assertThat(messages.keys()).contains(key + "." + form);
        }
      }
    }
  }

  @Test
  void noWordsAreLeftThatNoPageSays() {
    var named = keys(ANY_KEY);
    var counted = counted();
    assertThat(Messages.in(Language.EN).keys())
        .allMatch(
            key ->
                named.contains(key)
                    || counted.contains(PLURAL.matcher(key).replaceAll(""))
                    || COMPOSED.matcher(key).matches());
  }

  @Test
  void aTextThatIsMissingIsAMistake() {
    assertThatThrownBy(() -> Messages.in(Language.EN).text("no.such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such");
  }

  private static Set<String> withoutPlurals(Messages messages) {
    return messages.keys().stream()
        .map(key -> key.startsWith("call.refused") ? key : PLURAL.matcher(key).replaceAll(".#"))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> holes(String text) {
    return Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> said() {
    return keys(SAID);
  }

  private static Set<String> counted() {
    return keys(COUNTED);
  }

  /** What a pattern finds in the templates and the code. */
  private static Set<String> keys(Pattern pattern) {
    return Stream.of("src/main/jte", "src/main/java")
        .flatMap(folder -> sources(Path.of(folder)))
        .flatMap(source -> pattern.matcher(source).results())
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> sources(Path folder) {
    try (var files = Files.walk(folder)) {
      var sources = new ArrayList<String>();
      for (var file : files.filter(Files::isRegularFile).toList()) {
        sources.add(Files.readString(file));
      }
      return sources.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
