package org.talktous.testing;

/** A comment that a test has written, as its reader holds it. */
public record GivenComment(TalkToUs talk, Answer written) {

  public String token() {
    return written.text("/token");
  }

  public String reference() {
    return written.text("/reference");
  }

  /** The path of the thread in the API. */
  public String path() {
    return "/api/v1/comments/" + token();
  }

  /** The path of the thread's page. */
  public String page() {
    return "/comments/" + token();
  }

  public Answer read() {
    return talk.api().get(path()).with(200);
  }

  public Answer adds(String body) {
    return talk.api().post(path() + "/replies", Fields.NONE.with("body", body));
  }

  public Answer withdraws() {
    return talk.api().post(path() + "/withdrawal");
  }

  public String id() {
    return talk.sql()
        .value("select id from reader_query where reference = ?", reference())
        .toString();
  }

  /** The path at which staff find it. */
  public String deskPath() {
    return "/api/v1/admin/comments/" + id();
  }

  /** As staff see it. */
  public Answer atTheDesk() {
    return talk.desk().get(deskPath()).with(200);
  }

  public Answer answered(String body, boolean forAll) {
    return talk.desk()
        .post(deskPath() + "/replies", Fields.NONE.with("body", body).with("public", forAll))
        .with(201);
  }

  public Answer changed(String member, @org.jspecify.annotations.Nullable Object value) {
    return talk.desk().send("PATCH", deskPath(), Fields.NONE.with(member, value));
  }
}
