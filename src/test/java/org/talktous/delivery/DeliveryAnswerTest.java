package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.testing.Declared;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** What came of an attempt, in the words of a page. */
class DeliveryAnswerTest {

  @ParameterizedTest
  @CsvSource({
    "no answer in time, ответа вовремя не было",
    "there is no such receiver any more, такого получателя больше нет",
    "not sent: the call is gone, не отправлено: звонка больше нет",
    "the address was refused: SMTP 550 5.1.1, адрес не принят: SMTP 550 5.1.1",
    "not taken: TimeoutException, не принято: TimeoutException",
    "HTTP 500: no answer in time, HTTP 500: no answer in time",
    "HTTP 200, HTTP 200"
  })
  void theHouseSpeaksTheReadersLanguageAndReceiversTheirOwn(String answer, String said) {
    assertThat(DeliveryAnswer.said(answer, Messages.in(Language.RU))).isEqualTo(said);
  }

  @ParameterizedTest
  @MethodSource
  void whyThereIsNoMailIsSaidInEveryLanguage(SkipReason reason) {
    assertThat(DeliveryAnswer.said("not sent: " + reason.words(), Messages.in(Language.RU)))
        .startsWith("не отправлено: ")
        .doesNotContainPattern("[a-z]");
    var key = "delivery.answered." + reason.words().replace(' ', '-');
    assertThat(Messages.in(Language.EN).find(key)).isPresent();
  }

  static List<SkipReason> whyThereIsNoMailIsSaidInEveryLanguage() {
    return Declared.constants(SkipReason.class);
  }
}
