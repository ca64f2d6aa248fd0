package org.talktous.testing;

/** A booked call, as its reader holds it. */
public record GivenCall(Reader reader, Answer booked) {

  public String token() {
    return booked.text("/token");
  }

  public String reference() {
    return booked.text("/reference");
  }

  /** The path of the call in the API. */
  public String path() {
    return "/api/v1/bookings/" + token();
  }

  public Answer read() {
    return reader.api().get(path());
  }

  public Answer moveTo(String startsAt) {
    return reader.api().post(path() + "/rescheduling", Fields.NONE.with("startsAt", startsAt));
  }

  public Answer cancel() {
    return reader.api().post(path() + "/cancellation");
  }

  public Answer calendar() {
    return reader.api().get(path() + "/calendar.ics");
  }
}
