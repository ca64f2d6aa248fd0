package org.talktous.delivery.outbound;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3).
 *
 * @param bits how many leading bits are fixed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AddressRange(byte[] first, int bits) {

  /**
   * Reads {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a block of one.
   *
   * @throws IllegalArgumentException if it is neither, or has bits beyond the fixed ones
   */
  static AddressRange of(String written) {
    var parts = written.split("/", 2);
    var first = InetAddress.ofLiteral(parts[0]).getAddress();
    int bits = parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]);
    if (bits < 0 || bits > first.length * 8) {
      throw new IllegalArgumentException("no such prefix length: " + written);
    }
    var range = new AddressRange(first, bits);
    if (!Arrays.equals(range.masked(first), first)) {
      throw new IllegalArgumentException("has bits beyond its prefix: " + written);
    }
    return range;
  }

  boolean contains(InetAddress address) {
    var bytes = address.getAddress();
    return bytes.length == first.length && Arrays.equals(masked(bytes), first);
  }

  private byte[] masked(byte[] address) {
    var masked = address.clone();
    for (int i = 0; i < masked.length; i++) {
      int kept = Math.clamp(bits - 8L * i, 0, 8);
      masked[i] &= (byte) (0xFF << (8 - kept));
    }
    return masked;
  }
}
