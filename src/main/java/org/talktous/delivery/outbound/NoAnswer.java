package org.talktous.delivery.outbound;

/** Nothing, or nothing whole, came back; its reason is fit to be shown to staff. */
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
