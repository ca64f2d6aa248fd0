package org.talktous.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.talktous.testing.Api;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.web.problem.VersionTag;

/**
 * A desk with one of everything, of one host, and another host who has nothing to do with it. In an
 * address, <code>${host}</code> stands for that host, and so on.
 */
record AccessDesk(TalkToUs talk, GivenHost host, GivenHost other, Map<String, String> things) {
  private static final String TEN = "2026-11-24T10:00:00Z";

  static AccessDesk of(TalkToUs talk) {
    var host = talk.given().host("UTC").works("tuesday 10:00-12:00");
    var other = talk.given().host("UTC").works("tuesday 10:00-12:00");
    host.worksOn("2026-12-01", "10:00-11:00");
    importsCalendar(talk, host);
    var article = talk.given().article().withHost(host);
    var call = asked(talk, Reader.request(article, TEN));
    var sql = talk.sql();
    var things = new HashMap<String, String>();
    things.put("host", host.id().toString());
    things.put("article", article.slug());
    things.put("new", "thing-" + UUID.randomUUID());
    var booking = sql.value("select id from booking where reference = ?", call);
    things.put("booking", id(booking));
    // Its page has no form of an outcome before it takes place.
    things.put("unended", VersionTag.of(0, null, null).text());
    things.put(
        "question", id(sql.value("select id from reader_query where booking_id = ?", booking)));
    things.put("event", id(sql.value("select id from event limit 1")));
    things.put("comment", comment(talk, article.slug()));
    var admin = admin(talk);
    things.put("admin", admin);
    things.put("view", view(talk, admin));
    things.put("survey", survey(talk));
    things.put("webhook", webhook(talk));
    things.put("import", imported(talk));
    things.put("invited", invited(talk));
    things.put("disabled", invited(talk));
    talk.sql()
        .run("update staff set disabled_at = now() where id::text = ?", things.get("disabled"));
    things.put("delivery", failed(talk, things.get("event")));
    return new AccessDesk(talk, host, other, Map.copyOf(things));
  }

  /** Nobody, another host, the host, an admin. */
  List<Api> callers(boolean pages) {
    return pages
        ? List.of(
            StaffBrowser.page(talk),
            StaffBrowser.signIn(talk, other.account()),
            StaffBrowser.signIn(talk, host.account()),
            StaffBrowser.signIn(talk, filled("${admin}")))
        : List.of(talk.api(), other.signsIn(), host.signsIn(), talk.desk());
  }

  /** An admin of their own: one of the routes ends all sessions of whoever asks. */
  private static String admin(TalkToUs talk) {
    var email = "admin-" + UUID.randomUUID() + "@example.org";
    talk.sql()
        .run(
            """
            insert into staff (id, email, password_hash, role, created_at)
            select gen_random_uuid(), ?, password_hash, 'ADMIN', now()
            from staff
            where email = ?
            """,
            email,
            TalkToUs.ADMIN);
    return email;
  }

  String filled(String text) {
    var filled = text;
    for (var thing : things.entrySet()) {
      filled = filled.replace("${" + thing.getKey() + "}", thing.getValue());
    }
    return filled;
  }

  /** The same with the fields that a form carries, which are named with the page of the form. */
  String filled(String text, Api admin) {
    return Pattern.compile("\\$\\{(\\w+) of (\\S+?)}")
        .matcher(filled(text))
        .replaceAll(of -> StaffBrowser.hidden(admin.get(of.group(2)).with(200), of.group(1)));
  }

  private static String asked(TalkToUs talk, Fields request) {
    var asking = request.with("question", "What follows from that?");
    return talk.api().post("/api/v1/bookings", asking).with(201).text("/reference");
  }

  private static String comment(TalkToUs talk, String article) {
    var reference =
        talk.api()
            .post(
                "/api/v1/articles/" + article + "/comments",
                Fields.NONE.with("kind", "question").with("body", "Why is that so?"))
            .with(201)
            .text("/reference");
    return id(talk.sql().value("select id from reader_query where reference = ?", reference));
  }

  /** A view of the inbox, of the admin's. */
  private static String view(TalkToUs talk, String whose) {
    return id(
        talk.sql()
            .value(
                """
                insert into inbox_view (id, staff_id, name, filter, created_at)
                select gen_random_uuid(), id, 'View ' || gen_random_uuid(), '?status=closed', now()
                from staff
                where email = ?
                returning id
                """,
                whose));
  }

  private static String survey(TalkToUs talk) {
    var id = UUID.randomUUID().toString();
    talk.desk()
        .put(
            "/api/v1/admin/surveys/" + id,
            """
            {"title": "One question", "elements": [{"type": "text", "name": "a", "title": "A?"}]}
            """)
        .with(200);
    return id;
  }

  private static String webhook(TalkToUs talk) {
    return talk.desk()
        .post(
            "/api/v1/admin/webhooks",
            """
            {"url": "https://example.org/hook", "types": ["*"]}
            """)
        .with(201)
        .text("/id");
  }

  /** Without going there: nobody is asked for a calendar in these tests. */
  private static void importsCalendar(TalkToUs talk, GivenHost host) {
    talk.sql()
        .run(
            "insert into calendar_import (host_id, id, url) values (?, gen_random_uuid(), ?)",
            host.id(),
            "https://example.org/busy.ics");
  }

  /** A delivery that nobody but staff takes up again. */
  private static String failed(TalkToUs talk, String event) {
    var target = UUID.randomUUID().toString();
    talk.sql()
        .run(
            """
            insert into delivery (event_id, channel, target, state, due_at, created_at, settled_at)
            values (?::uuid, 'webhook', ?, 'failed', now(), now(), now())
            """,
            event,
            target);
    return id(talk.sql().value("select id from delivery where target = ?", target));
  }

  private static String imported(TalkToUs talk) {
    return talk.desk()
        .with("Content-Type", "text/csv")
        .post("/api/v1/admin/articles/import", "slug,title,language\n")
        .with(200)
        .text("/id");
  }

  private static String invited(TalkToUs talk) {
    return talk.desk()
        .post(
            "/api/v1/admin/staff/invitations",
            Fields.NONE
                .with("email", "invited-" + UUID.randomUUID() + "@example.org")
                .with("role", "ADMIN"))
        .with(201)
        .text("/id");
  }

  private static String id(Object value) {
    return String.valueOf(value);
  }
}
