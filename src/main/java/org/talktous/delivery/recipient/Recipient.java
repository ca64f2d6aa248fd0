package org.talktous.delivery.recipient;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.talktous.web.constraint.FoldedEmail;

/**
 * Who reads mails to an address, for what one person wants and gets: all spellings that reach one
 * mailbox are one recipient, or a mailbox would get as many mails as it has spellings.
 *
 * @param holder the address as {@link FoldedEmail#holder} writes it
 * @param digest SHA-256 of that in hexadecimal digits, which says who it is when the address is
 *     erased
 */
record Recipient(String holder, String digest) {
  static final int DIGEST_LENGTH = 64;

  static Recipient of(String email) {
    var holder = FoldedEmail.holder(email);
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return new Recipient(
          holder, HexFormat.of().formatHex(sha256.digest(holder.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
