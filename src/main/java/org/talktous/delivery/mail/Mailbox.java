package org.talktous.delivery.mail;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.FoldedEmail;

/** A person's name, if it is known, and their address. */
public record Mailbox(@Nullable String name, String address) {
  // What separates addresses, quotes or comments in a head (RFC 5322) does not pass.
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^@\\p{Cntrl}\\p{Z}\"(),:;<>\\[\\]\\\\]+@[^@\\p{Cntrl}\\p{Z}\"(),:;<>\\[\\]\\\\]+");

  public Mailbox {
    name = name == null ? null : OneLine.of(name);
  }

  /** Whether there is one address here and nothing else. */
  boolean isWritable() {
    return ADDRESS.matcher(address).matches();
  }

  /**
   * Whether it is the mailbox of an address, whatever the case of its letters and whichever form of
   * an internationalized domain either is in (RFC 5890, section 2.3.2); see {@link FoldedEmail}.
   */
  public boolean isAt(String other) {
    return FoldedEmail.same(address, other);
  }

  /** Whether mail servers take it that know nothing of other letters (RFC 6531). */
  boolean isAscii() {
    return asciiDomain().chars().allMatch(each -> each < 0x80);
  }

  InternetAddress internetAddress() {
    try {
      var internet = new InternetAddress();
      internet.setAddress(asciiDomain());
      if (name != null && !name.isEmpty()) {
        internet.setPersonal(name, StandardCharsets.UTF_8.name());
      }
      return internet;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every JDK has UTF-8", e);
    }
  }

  private String asciiDomain() {
    return FoldedEmail.withAsciiDomain(address);
  }
}
