package org.talktous.base.setting;

/** An invalid setting; it stops the start with one line. */
public final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidSetting(String name, String fault) {
    super(name + " " + fault);
  }
}
