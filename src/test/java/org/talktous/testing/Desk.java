package org.talktous.testing;

import java.util.List;

/** What an admin makes of a service that runs as a process of its own, through its API. */
public record Desk(Api admin) {

  /** Signs in with the password that {@link ServiceProcess} sets. */
  public static Desk of(Api api) {
    var session =
        api.post(
                "/api/v1/sessions",
                Fields.NONE.with("email", "admin@localhost").with("password", TalkToUs.PASSWORD))
            .with(201);
    return new Desk(api.as(session.text("/accessToken")));
  }

  /** Makes an article with a host of its own, who takes calls around the clock. */
  public void bookable(String article) {
    var host =
        admin.post("/api/v1/admin/hosts", GivenHost.details("Host of " + article, "UTC")).with(201);
    admin
        .put(
            "/api/v1/admin/hosts/" + host.text("/id") + "/hours",
            GivenHost.days("daily 00:00-24:00").toList())
        .with(200);
    admin
        .put(
            "/api/v1/admin/articles/" + article,
            Fields.NONE
                .with("title", article)
                .with("language", "en")
                .with("hosts", List.of(host.text("/id"))))
        .with(200);
  }

  /** Sends every event to an address. */
  public void webhook(String url) {
    admin
        .post("/api/v1/admin/webhooks", Fields.NONE.with("url", url).with("types", List.of("*")))
        .with(201);
  }

  /** The starts that the article's readers are offered. */
  public List<String> slots(String article) {
    return admin.get("/api/v1/articles/" + article + "/slots?days=60").with(200).texts("/slots");
  }

  /** Asks for a call as a reader does. */
  public static Answer book(Api reader, String article, String startsAt) {
    return reader.post(
        "/api/v1/bookings",
        Fields.NONE
            .with("article", article)
            .with("startsAt", startsAt)
            .with("zone", "UTC")
            .with("name", "Anna Reader")
            .with("email", "anna@example.org")
            .with("consent", true));
  }
}
