package org.talktous.call.calendar;

/** Why a calendar could not be brought here; fit to be shown to staff, and without its address. */
final class FetchFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  FetchFailure(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
