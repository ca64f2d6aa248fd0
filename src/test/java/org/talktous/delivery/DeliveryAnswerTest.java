package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.testing.Declared;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** What came of an attempt, in the words of a page. */
class DeliveryAnswerTest {
  private static final Pattern CODE =
      Pattern.compile("(?:DeliveryAnswer\\.of|new NoAnswer)\\(\\s*\"([a-z.-]+)\"[,)]");

  @ParameterizedTest
  @CsvSource({
    "timeout, , ответа вовремя не было",
    "no-receiver, , такого получателя больше нет",
    "not-sent.call-gone, , не отправлено: звонка больше нет",
    "recipient-refused, SMTP 550 5.1.1, адрес не принят: SMTP 550 5.1.1",
    "not-taken, TimeoutException, не принято: TimeoutException",
    ", HTTP 500: no answer in time, HTTP 500: no answer in time",
    ", HTTP 200, HTTP 200"
  })
  void theServiceSpeaksTheReadersLanguageAndReceiversTheirOwn(
      String code, String detail, String text) {
    assertThat(new DeliveryAnswer(code, detail).text(Messages.in(Language.RU))).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource
  void whyThereIsNoMailIsSaidInEveryLanguage(SkipReason reason) {
    assertThat(reason.answer().text(Messages.in(Language.RU)))
        .startsWith("не отправлено: ")
        .doesNotContainPattern("[a-z]");
    assertThat(reason.answer().text(Messages.in(Language.EN))).startsWith("not sent: ");
  }

  @Test
  void everyCodeHasATextInEveryLanguage() throws IOException {
    var codes = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      for (var source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
        var found = CODE.matcher(Files.readString(source));
        while (found.find()) {
          codes.add(found.group(1));
        }
      }
    }

    assertThat(codes).hasSizeGreaterThan(20);
    for (var language : Language.values()) {
      assertThat(codes)
          .allSatisfy(
              code ->
                  assertThat(DeliveryAnswer.of(code, "some detail").text(Messages.in(language)))
                      .isNotBlank());
    }
  }

  static List<SkipReason> whyThereIsNoMailIsSaidInEveryLanguage() {
    return Declared.constants(SkipReason.class);
  }
}
