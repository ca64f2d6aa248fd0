package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.base.security.LinkScope;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** What an operator sets for the mailbox. */
@ServiceTest
class ImapSettingsTest {
  private static final LinkScope SCOPE = new LinkScope("SETTINGS-TEST");

  private static Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("talk.mail.imap.host", "localhost");
    settings.put("talk.mail.imap.username", "service");
    settings.put("talk.mail.imap.password", "secret");
    settings.put("talk.mail.imap.check", "-");
    return settings;
  }

  @ParameterizedTest
  @CsvSource({
    "talk.mail.imap.host, imap://mail.example.org, IMAP_HOST",
    "talk.mail.imap.host, '', IMAP_HOST",
    "talk.mail.imap.port, 0, IMAP_PORT",
    "talk.mail.imap.username, '', IMAP_USERNAME",
    "talk.mail.imap.password, '', IMAP_PASSWORD",
    "talk.mail.imap.starttls, perhaps, IMAP_STARTTLS",
    "talk.mail.replies, replies@example.org, TALK_MAIL_REPLIES",
    "talk.mail.replies, replies@{token}.example.org, TALK_MAIL_REPLIES",
    "talk.mail.replies, a-name-that-leaves-no-room+{token}@example.org, TALK_MAIL_REPLIES"
  })
  void nonsenseStopsTheStart(String property, String value, String named) {
    var settings = settings();
    settings.put(property, value);

    assertThatThrownBy(() -> TalkToUs.with(settings))
        .hasStackTraceContaining(InvalidSetting.class.getSimpleName() + ": " + named)
        .satisfies(e -> assertThat(String.valueOf(e)).doesNotContain("secret,"));
  }

  @Test
  void repliesComeToAnAddressOfTheFormThatIsSetWhateverBecomesOfItsCase() {
    var settings = settings();
    settings.put("talk.mail.replies", "{token}@in.example.org");
    var addresses = TalkToUs.with(settings).bean(ReplyAddresses.class);
    var id = UUID.randomUUID();
    var address = addresses.address(SCOPE, id).orElseThrow();

    assertThat(address).matches("[0-9a-v]{42}@in\\.example\\.org");
    var shouted = addresses.tokens("Reply <" + address.toUpperCase(Locale.ROOT) + ">");
    var mail = new IncomingMail("anna@example.org", shouted, "", Instant.EPOCH, null);
    assertThat(addresses.find(SCOPE, mail)).contains(id);
    assertThat(addresses.find(new LinkScope("SETTINGS-TEST-2"), mail)).isEmpty();
    var spoiled = (address.charAt(0) == '0' ? "1" : "0") + address.substring(1);
    var other = new IncomingMail("a@b", addresses.tokens(spoiled), "", Instant.EPOCH, null);
    assertThat(addresses.find(SCOPE, other)).isEmpty();
  }
}
