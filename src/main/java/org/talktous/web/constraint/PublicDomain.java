package org.talktous.web.constraint;

import java.util.Set;
import java.util.regex.Pattern;

/** Which domains of e-mail addresses can be reached over the internet, as far as names tell. */
public final class PublicDomain {
  /**
   * Special-use top-level names of other networks (RFC 6761, 6762, 7686, 9476; ICANN's {@code
   * internal}). Those for documentation and tests (RFC 2606) are not among them: they are used for
   * just that.
   */
  private static final Set<String> OF_OTHER_NETWORKS =
      Set.of("alt", "arpa", "internal", "invalid", "local", "localhost", "onion");

  private static final Pattern TOP_LEVEL = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{1,59}");

  private PublicDomain() {}

  /** Whether the domain of an address has several labels and its last may be a top-level domain. */
  public static boolean isOf(String address) {
    var folded = FoldedEmail.of(address);
    var domain = folded.substring(folded.lastIndexOf('@') + 1);
    int dot = domain.lastIndexOf('.');
    var top = domain.substring(dot + 1);
    return dot > 0
        && domain.chars().allMatch(each -> each < 0x80)
        && TOP_LEVEL.matcher(top).matches()
        && !OF_OTHER_NETWORKS.contains(top);
  }
}
