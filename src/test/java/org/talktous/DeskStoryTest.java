package org.talktous;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceProcess;
import org.talktous.testing.Sql;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;
import org.talktous.testing.Visit;

/**
 * A desk from its first hour on, in browsers: the admin of the drawn password, a host, a reader.
 */
@BrowserTest
class DeskStoryTest {
  private static final String ADMIN = "admin@localhost";
  private static final String ARTICLE = "first-article";
  private static final String QUESTION = "Does the table count gifts?";
  private static final Pattern PASSWORD = Pattern.compile("Password is in (\\S+);");
  private static final Pattern INVITATION = Pattern.compile("(/invitations/\\S+)");

  private final LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
  private final String database = TestDatabase.fresh("story");
  private final Path data;

  DeskStoryTest(@TempDir Path data) {
    this.data = data;
  }

  @Test
  void fromTheDrawnPasswordToTheReport() throws IOException {
    try (var service = ServiceProcess.start(settings()).ready()) {
      var printed = drawn(Path.of(service.said(PASSWORD)));
      Assertions.assertThat(service.toString()).doesNotContain(printed);
      var admin = Visit.to(service.address());
      signsIn(admin, ADMIN, printed);
      addsHost(admin);
      bringsArticle(service, printed);
      var link = invitesHost(admin);

      var host = Visit.to(service.address());
      setsPassword(host, link);
      setsHours(host);

      var reader = Visit.to(service.address());
      booksCall(reader);

      holdsCall(host);
      answersForAll(host);
      agreesToPublication(reader);
      readsAnswer(reader);

      seesItInTheReport(admin);
    }
  }

  /** What is printed is no terminal's here, so the password is in a file. */
  private String drawn(Path file) throws IOException {
    Assertions.assertThat(file).hasParent(data);
    Assertions.assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    return Files.readString(file).strip();
  }

  private Map<String, String> settings() {
    return Map.of(
        "DATASOURCES_DEFAULT_URL",
        database,
        "DATASOURCES_DEFAULT_USERNAME",
        TestDatabase.username(),
        "DATASOURCES_DEFAULT_PASSWORD",
        TestDatabase.password(),
        "TALK_ADMIN_PASSWORD",
        "",
        "TALK_DATA_DIR",
        data.toString(),
        "TALK_CALLS_MINIMUM_NOTICE",
        "PT0S");
  }

  private static void signsIn(Visit visit, String email, String password) {
    visit.open("/admin");
    visit.field("E-mail").fill(email);
    visit.field("Password").fill(password);
    visit.button("Sign in").click();
    visit.reads("Today");
  }

  private static void addsHost(Visit admin) {
    admin.link("Hosts").click();
    admin.link("Add a host").first().click();
    admin.field("Name").fill("Ann Host");
    admin.field("E-mail").fill("ann@example.org");
    admin.at("select[name=zone]").selectOption("UTC");
    admin.button("Add a host").click();
    assertThat(admin.at(".said")).isVisible();
  }

  /** Through the API, as a journal's system would. */
  private static void bringsArticle(ServiceProcess service, String password) {
    var session =
        service
            .api()
            .post("/api/v1/sessions", Fields.NONE.with("email", ADMIN).with("password", password))
            .with(201);
    service
        .api()
        .as(session.text("/accessToken"))
        .put(
            "/api/v1/admin/articles/" + ARTICLE,
            Fields.NONE.with("title", "On gifts").with("language", "en").with("hosts", List.of()))
        .with(200);
  }

  private static String invitesHost(Visit admin) {
    admin.link("Staff").click();
    admin.link("Invite somebody").click();
    admin.field("E-mail").fill("ann@example.org");
    admin.at("select[name=host]").selectOption(new SelectOption().setLabel("Ann Host"));
    admin.button("Send invitation").click();
    admin.reads("Staff");
    return mailed(admin, "ann@example.org");
  }

  /** Where no mail server is set, admins read the mails at the desk, once they have left. */
  private static String mailed(Visit admin, String mailbox) {
    var mails = admin.page().locator("tr", new Page.LocatorOptions().setHasText(mailbox));
    admin
        .page()
        .waitForCondition(
            () -> {
              admin.open("/admin/mails");
              return mails.count() > 0;
            });
    mails.first().locator("a").first().click();
    var text = admin.at(".mail pre").innerText();
    var link = INVITATION.matcher(text);
    if (!link.find()) {
      throw new AssertionError("no invitation in " + text);
    }
    return link.group(1);
  }

  private static void setsPassword(Visit host, String link) {
    host.open(link);
    host.field("New password").fill(TalkToUs.PASSWORD);
    host.button("Set password and sign in").click();
    host.reads("Today");
  }

  private void setsHours(Visit host) {
    var day =
        tomorrow.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK).toLowerCase(Locale.UK);
    host.link("My hours").click();
    host.at("#add-" + day).click();
    host.at("#" + day + "-0-start").fill("09:00");
    host.at("#" + day + "-0-end").fill("11:00");
    host.button("Save the hours").click();
    assertThat(host.at(".said")).hasText("The hours are saved.");
  }

  private void booksCall(Visit reader) {
    reader.open("/articles/" + ARTICLE + "/call?zone=UTC&date=" + tomorrow);
    reader.time("09:00").check();
    reader.field("Your name").fill("Rita Reader");
    reader.field("Email").fill("rita@example.org");
    reader.at("textarea[name=question]").fill(QUESTION);
    reader.at("#book-button").click();
    reader.reads("Your call is booked");
  }

  private static void agreesToPublication(Visit reader) {
    reader.page().reload();
    reader.at("a[href*='/comments/']").click();
    reader.button("Yes, publish it").click();
    assertThat(reader.at(".publication")).containsText("may stand on the article’s page");
  }

  private void holdsCall(Visit host) {
    host.open("/admin/calls?view=day&date=" + tomorrow);
    host.link("Rita Reader").click();
    host.reads("Call with Rita Reader");
    aDayAndAnHourPass();
    host.page().reload();
    host.page().getByLabel("Held").check();
    host.button("Save the outcome").click();
    assertThat(host.at(".said")).hasText("The outcome is saved.");
  }

  /** The clock of a process is the machine's, so it is the call that moves. */
  private void aDayAndAnHourPass() {
    new Sql(database)
        .run(
            """
            update booking
            set starts_at = now() - interval '1 hour', ends_at = now() - interval '30 minutes',
              occupies = tstzrange(now() - interval '1 hour', now() - interval '30 minutes')
            """);
  }

  private static void answersForAll(Visit host) {
    host.link("Open the conversation in the inbox").click();
    host.field("Reply").fill("It does, at the price of the nearest sale.");
    host.page().getByLabel("Everybody, on the article’s page").check();
    host.button("Send reply").click();
    assertThat(host.at(".said")).isVisible();
  }

  private static void readsAnswer(Visit reader) {
    reader.open("/articles/" + ARTICLE);
    assertThat(reader.at("main")).containsText(QUESTION);
    assertThat(reader.at("main")).containsText("It does, at the price of the nearest sale.");
  }

  private static void seesItInTheReport(Visit admin) {
    admin.open("/admin/reports");
    var answered =
        admin.page().locator(".figures > div", new Page.LocatorOptions().setHasText("Answered"));
    assertThat(answered.first()).containsText(Pattern.compile("Answered\\s*1"));
    admin.isSound();
  }
}
