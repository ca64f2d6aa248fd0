package org.talktous.delivery.mailbox;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.talktous.base.security.LinkScope;
import org.talktous.base.security.MailTokens;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.base.setting.MailFrom;

/**
 * The signed addresses at which the service's mailbox gets replies, one for each thread or call and
 * side. Their form is the setting {@code TALK_MAIL_REPLIES}, such as {@code
 * replies+{token}@journal.example}; without it, a token after a plus in the sender's address (RFC
 * 5233).
 */
@Context
public class ReplyAddresses {
  private static final String TOKEN = "{token}";
  private static final Pattern FORM =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`|~-]*\\{token}[A-Za-z0-9.!#$%&'*+/=?^_`|~-]*@[A-Za-z0-9.-]+");
  // RFC 5321, section 4.5.3.1.1.
  private static final int LONGEST_LOCAL_PART = 64;

  private final BeanProvider<MailTokens> tokens;
  private final ImapSettings settings;
  private final String form;
  private final Pattern signed;

  ReplyAddresses(
      @Property(name = "talk.mail.replies") String given,
      MailFrom from,
      ImapSettings settings,
      BeanProvider<MailTokens> tokens) {
    this.tokens = tokens;
    this.settings = settings;
    this.form = given.isBlank() ? from.address().replaceFirst("@", "+{token}@") : given.strip();
    check();
    this.signed =
        Pattern.compile(
            Pattern.quote(form).replace(TOKEN, "\\E([0-9a-v]{" + MailTokens.LENGTH + "})\\Q"),
            Pattern.CASE_INSENSITIVE);
  }

  private void check() {
    if (!settings.hasServer()) {
      return;
    }
    if (!FORM.matcher(form).matches()) {
      throw new InvalidSetting(
          "TALK_MAIL_REPLIES", "must be an address with {token} before the @, not " + form);
    }
    int local = form.indexOf('@') - TOKEN.length() + MailTokens.LENGTH;
    if (local > LONGEST_LOCAL_PART) {
      throw new InvalidSetting(
          "TALK_MAIL_REPLIES",
          "must leave room for a token of 42 characters among the 64 before the @: " + form);
    }
  }

  /** The address of something, if the service reads what comes to it. */
  public Optional<String> address(LinkScope scope, UUID id) {
    return settings.hasServer()
        ? Optional.of(form.replace(TOKEN, tokens.get().token(scope, id)))
        : Optional.empty();
  }

  /** What a mail was sent to, if one of its addresses was signed for this. */
  public Optional<UUID> find(LinkScope scope, IncomingMail mail) {
    return mail.tokens().stream()
        .flatMap(each -> tokens.get().open(scope, each).stream())
        .findFirst();
  }

  /** The tokens in the addresses of this form, genuine or not. */
  List<String> tokens(String headers) {
    return signed
        .matcher(headers)
        .results()
        .map(each -> each.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
