package org.talktous.delivery.mail;

import jakarta.inject.Singleton;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.talktous.base.setting.ConnectionCheck;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Signs in at the mail server as for a mail, and sends none. */
@Singleton
class SmtpCheck implements ConnectionCheck {
  private static final String SUBJECT = "mail";

  private final SmtpSettings settings;

  SmtpCheck(SmtpSettings settings) {
    this.settings = settings;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public Finding find() {
    if (!settings.hasServer()) {
      return Finding.good(SUBJECT, "no SMTP_HOST: mails are kept as files");
    }
    try (var transport = new SMTPTransport(Session.getInstance(settings.properties(false)), null)) {
      SmtpOutbox.connect(transport, settings);
      return Finding.good(SUBJECT, "the server answers" + words(transport));
    } catch (jakarta.mail.MessagingException e) {
      return Finding.bad(SUBJECT, SmtpOutbox.reason(e).text(Messages.in(Language.EN)));
    }
  }

  private String words(SMTPTransport transport) {
    return (transport.isSSL() ? " over TLS" : " without TLS")
        + (settings.username().isEmpty() ? "" : " and takes the account");
  }
}
