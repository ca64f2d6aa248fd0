package org.talktous.testing;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A host that a test has made, and whose time it changes through the API. */
public record GivenHost(TalkToUs talk, UUID id, String name, String zone) {
  private static final List<String> DAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  String path() {
    return "/api/v1/admin/hosts/" + id;
  }

  /** Sets the weekly hours, each such as {@code "monday 09:00-17:00"} or {@code "daily …"}. */
  public GivenHost works(String... hours) {
    talk.desk()
        .put(path() + "/hours", Arrays.stream(hours).flatMap(GivenHost::days).toList())
        .with(200);
    return this;
  }

  /** Sets the hours of one date, each such as {@code "09:00-17:00"}; none are a day off. */
  public GivenHost worksOn(String date, String... hours) {
    talk.desk()
        .put(
            path() + "/overrides/" + date,
            Arrays.stream(hours).map(each -> window(Fields.NONE, each).values()).toList())
        .with(200);
    return this;
  }

  /** Puts something else into the host's calendar, such as {@code "2026-11-24T10:00:00Z"}. */
  public GivenHost isBusy(String from, String until) {
    talk.sql()
        .run(
            """
            insert into busy_time (id, host_id, during, source)
            values (gen_random_uuid(), ?, tstzrange(?::timestamptz, ?::timestamptz), 'test')
            """,
            id,
            from,
            until);
    return this;
  }

  /** No longer takes calls. */
  public GivenHost leaves() {
    talk.desk().put(path(), details(name, zone).with("active", false)).with(200);
    return this;
  }

  /** A client of the host's own, with an account that has the desk's password. */
  public Api signsIn() {
    return talk.signIn(account(), TalkToUs.PASSWORD);
  }

  /** The e-mail address of an account of the host's own, with the desk's password. */
  public String account() {
    var email = "host-" + UUID.randomUUID() + "@example.org";
    talk.sql()
        .run(
            """
            insert into staff (id, email, password_hash, role, host_id, created_at)
            select gen_random_uuid(), ?, password_hash, 'HOST', ?, now()
            from staff
            where email = ?
            """,
            email,
            id,
            TalkToUs.ADMIN);
    return email;
  }

  public static Fields details(String name, String zone) {
    return Fields.NONE
        .with("name", name)
        .with("email", "host@example.org")
        .with("zone", zone)
        .with("joinUrl", "https://meet.example.org/" + name.replace(' ', '-'));
  }

  static Stream<Object> days(String hours) {
    var parts = hours.split(" ", 2);
    return (parts[0].equals("daily") ? DAYS : List.of(parts[0]))
        .stream().map(day -> window(Fields.NONE.with("day", day), parts[1]).values());
  }

  private static Fields window(Fields fields, String window) {
    var ends = window.split("-", 2);
    return fields.with("start", ends[0]).with("end", ends[1]);
  }
}
