package org.talktous.delivery.outbound;

/** The exchange failed; the message may be shown to staff. */
public final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String reason;

  NoAnswer(String code, String reason, Throwable cause) {
    super(reason, cause);
    this.code = code;
    this.reason = reason;
  }

  /** The reason's code, in lower case with hyphens. */
  public String code() {
    return code;
  }

  /** In English. */
  public String reason() {
    return reason;
  }
}
