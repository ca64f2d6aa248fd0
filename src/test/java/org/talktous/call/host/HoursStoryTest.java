package org.talktous.call.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Answer;
import org.talktous.testing.Api;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** A host sets hours with forms, as a browser without scripts sends them. It is a Monday, 08:00. */
@ServiceTest
class HoursStoryTest {
  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;
  private final Api staff;
  private final String hours;

  HoursStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("Europe/Moscow").works("tuesday 10:00-12:00");
    this.article = talk.given().article().withHost(host);
    this.staff = StaffBrowser.signIn(talk, host.account());
    this.hours = "/admin/hosts/" + host.id() + "/hours";
  }

  private static String form(String... fields) {
    var form = new TreeMap<String, String>();
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return StaffBrowser.form(form);
  }

  /** Sends a form that carries the mark of a page. */
  private static Answer send(Api who, String page, String path, String form) {
    return who.post(path, form + "&mark=" + StaffBrowser.hidden(who.get(page), "mark"));
  }

  private static String week(String... fields) {
    return "week=typed&" + form(fields);
  }

  @Test
  void whoIsAtTheDeskNeedsNoInvitation() {
    var guest = talk.given().host("UTC");
    var invitation = "/admin/staff/invitations/new?host=" + guest.id();
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(admin.get("/admin/hosts").body()).contains(invitation);
    assertThat(admin.get("/admin/hosts/" + guest.id()).body()).contains(invitation);

    guest.account();

    assertThat(admin.get("/admin/hosts").body()).doesNotContain(invitation);
    assertThat(admin.get("/admin/hosts/" + guest.id()).body()).doesNotContain(invitation);

    talk.sql().run("update staff set disabled_at = now() where host_id = ?", guest.id());
    assertThat(admin.get("/admin/hosts/" + guest.id()).body()).contains(invitation);
  }

  @Test
  void anInvitationBringsAHostToTheDeskWhileItHolds() {
    var guest = talk.given().host("UTC");
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var invited =
        Map.of("email", UUID.randomUUID() + "@example.org", "role", "HOST", "host", guest.id());
    talk.desk().post("/api/v1/admin/staff/invitations", invited).with(201);
    var page = "/admin/hosts/" + guest.id();
    var invitation = "/admin/staff/invitations/new?host=" + guest.id();
    assertThat(admin.get(page).body()).doesNotContain(invitation);

    talk.sql()
        .run(
            "update staff_link set expires_at = ? where staff_id ="
                + " (select id from staff where host_id = ?)",
            Timestamp.from(talk.clock().instant()),
            guest.id());

    assertThat(admin.get(page).body()).contains(invitation);
  }

  @Test
  void myHoursLeadToTheHostsOwn() {
    assertThat(staff.get("/admin/hours").with(303).header("Location")).isEqualTo(hours);
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(admin.get("/admin/hours").with(200).body()).contains("Whose hours?", hours);
    var page = staff.get(hours + "?zone=UTC").with(200).body();
    assertThat(page).contains("My hours", "value=\"10:00\"", "value=\"12:00\"", "Moscow time");
    assertThat(admin.get(hours).body()).contains("Hours of " + host.name());
    staff.get("/admin/hosts/" + talk.given().host("UTC").id() + "/hours").with(403);
    admin.get("/admin/hosts/" + UUID.randomUUID() + "/hours").with(404);
  }

  @Test
  void hoursThatAreSavedAreOffered() {
    var saved =
        send(
            staff,
            hours,
            hours,
            week(
                "tuesday-0-start",
                "9:00",
                "tuesday-0-end",
                "10:00",
                "tuesday-3-start",
                "23:00",
                "tuesday-3-end",
                "00:00",
                "friday-0-start",
                "",
                "friday-0-end",
                ""));

    assertThat(saved.with(303).header("Location")).isEqualTo(hours + "?said=hours-saved");
    assertThat(article.slotsOn("2026-11-24"))
        .containsExactly(
            "2026-11-24T06:00:00Z",
            "2026-11-24T06:30:00Z",
            "2026-11-24T20:00:00Z",
            "2026-11-24T20:30:00Z");
    assertThat(staff.get(hours).body()).contains("value=\"23:00\"", "value=\"00:00\"");
    var recorded = recorded("hours.replaced");
    assertThat(recorded).contains("10:00-12:00", "09:00-10:00", "23:00-24:00");
  }

  private String recorded(String action) {
    return String.valueOf(
        talk.sql()
            .value(
                "select coalesce(before::text, '') || ' → ' || after from audit"
                    + " where action = ? and subject = ? and staff_id <>"
                    + " (select id from staff where email = ?)",
                action,
                "host/" + host.id(),
                TalkToUs.ADMIN));
  }

  @Test
  void whatIsWrongIsSaidBesideItAndNothingIsLost() {
    var wrong =
        staff.post(
            hours,
            week(
                "monday-0-start",
                "12:00",
                "monday-0-end",
                "11:00",
                "monday-1-start",
                "13:00",
                "monday-1-end",
                "",
                "sunday-0-start",
                "noon",
                "sunday-0-end",
                "14:00"));

    assertThat(wrong.with(400).body())
        .contains("The end must come after the beginning", "id=\"monday-0-wrong\"")
        .contains("Give both the beginning and the end", "id=\"monday-1-wrong\"")
        .contains("Write times like 09:00", "value=\"noon\"", "value=\"13:00\"");
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
    var russian = staff.with("Accept-Language", "ru").post(hours, week("monday-0-start", "9:00"));
    assertThat(russian.with(400).body()).contains("Укажите и начало, и конец");
    assertThat(staff.post(hours, week("monday-0-start", "\u0000", "monday-0-end", "1")).status())
        .isEqualTo(400);
  }

  @Test
  void theEditorAddsRemovesAndCopiesWithoutSaving() {
    var typed = week("monday-0-start", "09:00", "monday-0-end", "10:00") + "&do=";

    assertThat(staff.get(hours + "?" + typed + "add-monday").with(200).body())
        .contains("id=\"monday-1-start\"", "value=\"09:00\"");
    assertThat(staff.get(hours + "?" + typed + "remove-monday-0").body())
        .doesNotContain("id=\"monday-0-start\"");
    assertThat(staff.get(hours + "?" + typed + "copy&from=monday&to-friday=on").body())
        .contains("id=\"friday-0-start\"", "not saved yet")
        .doesNotContain("id=\"tuesday-0-start\"");
    for (var senseless :
        new String[] {"add-someday", "remove-monday-99", "remove-x-0", "copy", ""}) {
      staff.get(hours + "?" + typed + senseless).with(200);
    }
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);
  }

  @Test
  void thePreviewShowsWhatReadersWillSeeOnTheirClock() {
    talk.reader().books(article, "2026-11-24T07:30:00Z");
    host.isBusy("2026-11-24T08:00:00Z", "2026-11-24T08:30:00Z");
    host.worksOn("2026-12-01");
    var typed =
        week("tuesday-0-start", "10:00", "tuesday-0-end", "12:00", "preview-zone", "Asia/Tokyo");

    var page = staff.get(hours + "?" + typed).with(200).body();

    var offered = article.slotsOn("2026-11-24");
    assertThat(offered).containsExactly("2026-11-24T07:00:00Z", "2026-11-24T08:30:00Z");
    assertThat(page)
        .contains("<span>16:00</span>", "<span>17:30</span>", "Tuesday, 24 November")
        .doesNotContain("<span>16:30</span>", "<span>17:00</span>", "1 December");
    host.leaves();
    assertThat(staff.get(hours).body()).contains("readers are offered nothing");
  }

  @Test
  void callsOutsideTheNewHoursAreListedBeforeAndAfterSavingAndStay() {
    var call = talk.reader().books(article, "2026-11-24T08:00:00Z");
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    var typed = week("tuesday-0-start", "10:00", "tuesday-0-end", "11:15");

    assertThat(staff.get(hours).body()).doesNotContain("/admin/calls/" + id);
    assertThat(staff.get(hours + "?zone=Europe/Moscow&" + typed).body())
        .contains("1 booked call would lie outside these hours", "/admin/calls/" + id)
        .contains("11:00–11:30, Tuesday, 24 November 2026: Anna Reader", "They stay booked");
    send(staff, hours, hours, typed).with(303);
    assertThat(staff.get(hours + "?said=hours-saved&zone=UTC").body())
        .contains("1 booked call lies outside the hours", "/admin/calls/" + id);
    assertThat(staff.get(hours + "?lang=ru").body())
        .contains("1 назначенный звонок приходится на нерабочее время");
    assertThat(call.read().with(200).text("/status")).isEqualTo("confirmed");
  }

  @Test
  void whoSavesOverSomebodyElsesChangeIsAsked() {
    var page = staff.get(hours).body();
    var mark = page.replaceFirst("(?s).*name=\"mark\" value=\"([^\"]*)\".*", "$1");
    host.works("monday 09:00-10:00");

    var typed = week("tuesday-0-start", "15:00", "tuesday-0-end", "16:00", "mark", mark);
    assertThat(staff.get(hours + "?" + typed + "&do=add-friday").body()).contains(mark);
    var refused = staff.post(hours, typed).with(409).body();

    assertThat(refused).contains("Somebody else has changed these hours", "value=\"15:00\"");
    var now = refused.replaceFirst("(?s).*name=\"mark\" value=\"([^\"]*)\".*", "$1");
    staff.post(hours, typed.replace(mark, now)).with(303);
  }

  @Test
  void aDateGetsOtherHoursOrNoneAndItsWeeklyOnesBack() {
    var dates = "/admin/hosts/" + host.id() + "/dates";
    var date = dates + "/2026-11-24";
    var opened = dates + "?date=2026-11-24";
    assertThat(staff.get(dates + "?date=2026-11-24").with(200).body())
        .contains("Tuesday, 24 November", "value=\"weekly\" checked", "value=\"10:00\"");

    send(staff, opened, date, form("kind", "off")).with(303);
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
    assertThat(staff.get(dates + "?month=2026-11").body())
        .contains("Day off, differs from the weekly hours");
    var other = form("kind", "other", "window-0-start", "20:00", "window-0-end", "21:00");
    assertThat(send(staff, opened, date, other).with(303).header("Location"))
        .contains("month=2026-11", "said=date-saved");
    assertThat(article.slotsOn("2026-11-24")).hasSize(2);
    send(staff, opened, date, form("kind", "weekly")).with(303);
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);

    assertThat(staff.post(date, "").with(400).body()).contains("Choose one of the three");
    assertThat(staff.post(date, form("kind", "other")).with(400).body()).contains("Give the hours");
    var backwards = form("kind", "other", "window-0-start", "9:00", "window-0-end", "8:00");
    assertThat(staff.post(date, backwards).with(400).body()).contains("must come after");
    staff.post(dates + "/1066-10-14", form("kind", "off")).with(400);
    staff.post(dates + "/tomorrow", form("kind", "off")).with(400);
    staff.get(dates + "?date=tomorrow&month=13").with(200);
  }

  @Test
  void theFormOfADateAddsAndRemovesWindows() {
    var page = "/admin/hosts/" + host.id() + "/dates?date=2026-11-24&kind=weekly&";
    var one = form("window-0-start", "09:00", "window-0-end", "10:00");

    assertThat(staff.get(page + one + "&do=add").body())
        .contains("window-1-start", "value=\"other\" checked", "value=\"09:00\"");
    assertThat(staff.get(page + one + "&do=remove-0").body())
        .doesNotContain("id=\"window-0-start\"");
    staff.get(page + one + "&do=remove-99999999999").with(200);
  }

  @Test
  void aRangeOfDatesIsTakenOffAndGivenBack() {
    var off = "/admin/hosts/" + host.id() + "/days-off";
    var call = talk.reader().books(article, "2026-12-01T07:00:00Z");

    var taken = form("first", "2026-11-24", "last", "2026-12-01", "do", "off");
    assertThat(staff.post(off, taken).with(303).header("Location")).contains("said=dates-saved");
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
    assertThat(article.slotsOn("2026-12-08")).hasSize(4);
    assertThat(staff.get("/admin/hosts/" + host.id() + "/dates").body())
        .contains("1 booked call lies outside the hours");
    assertThat(call.read().text("/status")).isEqualTo("confirmed");
    assertThat(recorded("dates.replaced")).contains("2026-11-24", "2026-12-01");
    staff.post(off, taken.replace("do=off", "do=weekly")).with(303);
    assertThat(article.slotsOn("2026-11-24")).hasSize(4);

    assertThat(staff.post(off, form("first", "2026-11-24", "last", "2026-11-23")).with(400).body())
        .contains("must not come before", "2026-11-24");
    assertThat(staff.post(off, form("first", "2026-11-24", "last", "2028-11-23")).with(400).body())
        .contains("a year at most");
    assertThat(staff.post(off, "").with(400).body()).contains("on which day it begins");
  }

  @Test
  void aHostIsAddedAndChanged() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var ann =
        form(
            "name",
            "Ann <A>",
            "email",
            "ann@example.org",
            "zone",
            "Asia/Tokyo",
            "joinUrl",
            "",
            "active",
            "on");

    var added = admin.post("/admin/hosts", ann).with(303).header("Location");
    assertThat(added).endsWith("/hours?said=host-added");
    assertThat(admin.get(added).body())
        .contains("Ann &lt;A&gt;", "Now say when they can be called");
    var id = added.replaceAll(".*/hosts/|/hours.*", "");
    assertThat(admin.get("/admin/hosts").body())
        .contains("Ann &lt;A&gt;", "/admin/staff/invitations/new?host=" + id, "Tokyo time");
    assertThat(admin.get("/admin/hosts/" + id).body())
        .contains("ann@example.org", "value=\"Asia/Tokyo\" selected");

    var gone = ann.replace("active=on&", "");
    var page = "/admin/hosts/" + id;
    assertThat(send(admin, page, page, gone).with(303).header("Location"))
        .isEqualTo("/admin/hosts?said=host-saved");
    assertThat(admin.get("/admin/hosts?lang=ru").body()).contains("Новых звонков не принимает");
    var wrong = form("name", " ", "email", "ann", "zone", "Mars", "joinUrl", "javascript:alert(1)");
    assertThat(admin.post("/admin/hosts/" + id, wrong).with(400).body())
        .contains("Give a name", "such as name@example.org", "Choose a time zone")
        .contains("Give a web address", "javascript:alert(1)");
    admin.post("/admin/hosts", "").with(400);
    admin.post("/admin/hosts/" + UUID.randomUUID(), ann).with(404);
    admin.get("/admin/hosts/nobody").with(400);
    staff.get("/admin/hosts").with(403);
  }
}
