package org.talktous.page;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
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
    var english = Texts.read("messages/en.properties");
    Texts.read("messages/ru.properties")
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
}
