package org.talktous.delivery.outbound;

/** The exchange failed; the message may be shown to staff. */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NoAnswer(String reason, Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
