package org.talktous.call.invitation;

import java.net.URI;
import java.net.URISyntaxException;

/** Writes mail addresses as URIs (RFC 6068). */
public final class Mailto {
  private Mailto() {}

  /** The URI of one address: what would begin something else in it is encoded. */
  public static URI of(String address) {
    try {
      var encoded = new URI("mailto", address, null).toASCIIString();
      return URI.create(encoded.replace("?", "%3F").replace("&", "%26"));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("what may not stand there is encoded", e);
    }
  }
}
