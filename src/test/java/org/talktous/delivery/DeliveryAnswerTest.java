package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.talktous.delivery.mail.MailSource;
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
  @EnumSource
  void whyThereIsNoLetterIsSaidInEveryLanguage(MailSource.Because because) {
    assertThat(DeliveryAnswer.said("not sent: " + because.words(), Messages.in(Language.RU)))
        .startsWith("не отправлено: ")
        .doesNotContainPattern("[a-z]");
    var key = "delivery.answered." + because.words().replace(' ', '-');
    assertThat(Messages.in(Language.EN).find(key)).isPresent();
  }
}
