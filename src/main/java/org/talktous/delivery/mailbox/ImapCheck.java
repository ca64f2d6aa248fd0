package org.talktous.delivery.mailbox;

import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.talktous.base.setting.ConnectionCheck;

/** Signs in at the mailbox and reads nothing. */
@Singleton
class ImapCheck implements ConnectionCheck {
  private static final String SUBJECT = "mailbox";

  private final ImapSettings settings;

  ImapCheck(ImapSettings settings) {
    this.settings = settings;
  }

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public Finding find() {
    if (!settings.hasServer()) {
      return Finding.good(SUBJECT, "no IMAP_HOST: replies go to people, and no mail is read");
    }
    try (var store = Session.getInstance(settings.properties()).getStore(settings.protocol())) {
      store.connect(settings.host(), settings.port(), settings.username(), settings.password());
      return store.getFolder("INBOX").exists()
          ? Finding.good(SUBJECT, "the server answers and takes the account")
          : Finding.bad(SUBJECT, "the account has no INBOX");
    } catch (MessagingException e) {
      return Finding.bad(SUBJECT, reason(e));
    }
  }

  /** What is wrong, without what the server says, which may name the account. */
  static String reason(Exception failure) {
    return switch (failure) {
      case AuthenticationFailedException e -> "the server did not accept the account";
      case MessagingException e when e.getNextException() instanceof SocketTimeoutException ->
          "no answer in time";
      case MessagingException e when e.getNextException() instanceof SSLException ->
          "the server's certificate was not accepted";
      case MessagingException e when String.valueOf(e.getMessage()).contains("STARTTLS") ->
          "the server offers no TLS, without which nothing is read (see IMAP_STARTTLS)";
      default -> "no connection to the server, or it broke";
    };
  }
}
