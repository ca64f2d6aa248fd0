package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.MailFrom;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What an operator sets for mail. */
@ServiceTest
class SmtpSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "talk.mail.smtp.host, smtp://mail.example.org, SMTP_HOST",
    "talk.mail.smtp.host, mail example org, SMTP_HOST",
    "talk.mail.smtp.port, many, SMTP_PORT",
    "talk.mail.smtp.port, 0, SMTP_PORT",
    "talk.mail.smtp.port, 70000, SMTP_PORT",
    "talk.mail.smtp.username, somebody, SMTP_PASSWORD",
    "talk.mail.smtp.password, secret, SMTP_USERNAME",
    "talk.mail.smtp.starttls, perhaps, SMTP_STARTTLS",
    "talk.mail.from, nobody, TALK_MAIL_FROM",
    "talk.mail.from, Nobody <nobody@example.org, TALK_MAIL_FROM"
  })
  void nonsenseStopsTheStart(String property, String value, String named) {
    assertThatThrownBy(() -> TalkToUs.with(Map.of(property, value)))
        .hasStackTraceContaining(InvalidSetting.class.getSimpleName() + ": " + named)
        .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("secret,"));
  }

  @ParameterizedTest
  @CsvSource({
    "service@example.org, Talk to Us, service@example.org",
    "The Desk <service@example.org>, The Desk, service@example.org",
    "'\"Desk, The\" <service@example.org>', 'Desk, The', service@example.org",
    "<service@example.org>, Talk to Us, service@example.org"
  })
  void aSenderIsAnAddressOrANameWithOne(String given, String name, String address) {
    var from = TalkToUs.with(Map.of("talk.mail.from", given)).bean(MailFrom.class);

    assertThat(from.name()).isEqualTo(name);
    assertThat(from.address()).isEqualTo(address);
  }
}
