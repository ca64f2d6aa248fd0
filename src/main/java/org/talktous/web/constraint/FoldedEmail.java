package org.talktous.web.constraint;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.Set;

/**
 * The form of e-mail addresses in which they are compared, counted and found. It is the only
 * folding there is: limits, lookups and the database's unique indexes hold the same, or one mailbox
 * would be several to one of them.
 *
 * <p>The local part is in NFKC_Casefold (Unicode Standard, section 3.13), which depends on no
 * language: full-width letters are the ordinary ones, {@code İ} is an i with a dot above, and
 * neither that nor the dotless i is an i. The domain is in the ASCII form of UTS 46, as resolvers
 * take it.
 */
public final class FoldedEmail {
  private static final Normalizer2 CASEFOLD = Normalizer2.getNFKCCasefoldInstance();
  private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
  private static final Set<String> WITHOUT_DOTS = Set.of("gmail.com", "googlemail.com");

  private FoldedEmail() {}

  /** The folded form; of a text that is no address, that of the text. */
  public static String of(String address) {
    var text = address.strip().replace('＠', '@');
    int at = text.lastIndexOf('@');
    return at < 0
        ? CASEFOLD.normalize(text).strip()
        : CASEFOLD.normalize(text.substring(0, at)).strip() + '@' + domain(text.substring(at + 1));
  }

  /** Whether both are one mailbox. */
  public static boolean same(String one, String other) {
    return of(one).equals(of(other));
  }

  /**
   * Who reads a mailbox, for what one person may hold at a time: without what stands behind a plus,
   * and without the dots that Gmail ignores. Not an identity: elsewhere than at Google these may be
   * two people's.
   */
  public static String holder(String address) {
    var folded = of(address);
    int at = folded.lastIndexOf('@');
    if (at < 0) {
      return folded;
    }
    var domain = folded.substring(at + 1);
    int plus = folded.indexOf('+');
    var local = folded.substring(0, plus > 0 && plus < at ? plus : at);
    return WITHOUT_DOTS.contains(domain)
        ? local.replace(".", "") + "@gmail.com"
        : local + '@' + domain;
  }

  /** The address with its domain in ASCII, as mail servers take it; else as it is. */
  public static String withAsciiDomain(String address) {
    int at = address.lastIndexOf('@');
    var typed = address.substring(at + 1);
    return isAscii(typed) || !isAscii(domain(typed))
        ? address
        : address.substring(0, at + 1) + domain(typed);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < 0x80);
  }

  private static String domain(String text) {
    var ascii = new StringBuilder();
    var info = new IDNA.Info();
    DOMAINS.nameToASCII(text, ascii, info);
    var domain = info.hasErrors() ? CASEFOLD.normalize(text) : ascii.toString();
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }
}
