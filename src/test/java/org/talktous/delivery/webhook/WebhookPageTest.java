package org.talktous.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.delivery.Deliver;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.HttpReceiver;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Admins keep webhooks at the desk, and see what became of what was sent. */
@BrowserTest
@ServiceTest
class WebhookPageTest {
  private final TalkToUs talk = Hooks.service();

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"),
        Visit.PHONE.andThen(view -> view.setLocale("ru-RU")),
        view -> view.setLocale("en-GB").setJavaScriptEnabled(false));
  }

  @Test
  void aSecondNewSecretWithinADayIsRefusedInWords() {
    var added =
        talk.desk()
            .post(
                "/api/v1/admin/webhooks",
                Fields.NONE
                    .with("url", "https://example.org/" + UUID.randomUUID())
                    .with("types", List.of("*")))
            .with(201);
    var secrets = "/admin/webhooks/" + added.text("/id") + "/secrets";
    var staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    staff.post(secrets, "").with(201);

    assertThat(staff.post(secrets, "").with(409).body())
        .contains("A new secret was drawn less than a day ago", "<h1>Webhooks</h1>");
  }

  @ParameterizedTest
  @MethodSource("views")
  void aWebhookIsAddedTestedSentToAgainAndDeleted(Consumer<Browser.NewContextOptions> view) {
    try (var receiver = HttpReceiver.start()) {
      var url = receiver.url("/hook-" + UUID.randomUUID());
      receiver.reply(url.replaceFirst(".*/", "/"), 500);
      var visit = StaffBrowser.visit(talk, view);
      visit.open("/admin/webhooks/new");
      sound(visit);
      visit.at("#url").fill(url);
      visit.at(".form .do").click();
      visit.at(".secret").waitFor();
      assertThat(visit.at(".secret").innerText()).startsWith("whsec_");
      sound(visit);

      visit.open("/admin/webhooks");
      sound(visit);
      assertThat(visit.at("main").innerText()).doesNotContain("whsec_");
      visit.at(row(url) + " form[action$='/test'] button").click();
      visit.at(".said").waitFor();
      new Deliver(talk).now();
      visit.page().reload();
      assertThat(visit.at("table").innerText()).contains("500");
      sound(visit);

      visit.at("form[action$='/retry'] button").click();
      visit.at(".said").waitFor();
      new Deliver(talk).now();
      visit.page().reload();
      assertThat(visit.at(".state.live").isVisible()).isTrue();
      assertThat(visit.page().locator("form[action$='/retry']").count()).isZero();

      visit.open("/admin/webhooks");
      visit.at(row(url) + " details summary").click();
      visit.at(row(url) + " form[action$='/deletion'] button").click();
      visit.at(".said").waitFor();
      assertThat(visit.page().locator(row(url)).count()).isZero();
    }
  }

  private static String row(String url) {
    return "tr:has-text('" + url + "')";
  }

  private static void sound(Visit visit) {
    if (visit.runsScripts()) {
      visit.isSound();
    }
  }

  @Test
  void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    var wrong =
        admin
            .send(
                "POST",
                "/admin/webhooks",
                StaffBrowser.form(Map.of("url", "https://10.0.0.1/x", "wanted", "some")))
            .with(422);
    admin.send("POST", "/admin/webhooks", "").with(422);

    assertThat(wrong.body())
        .contains("https://10.0.0.1/x", "must not lead into a private", "at least one event");
  }

  @Test
  void someEventsAreChosenByTheirBoxes() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    var url = "https://example.org/" + UUID.randomUUID();

    admin
        .send(
            "POST",
            "/admin/webhooks",
            StaffBrowser.form(
                Map.of(
                    "url", url, "wanted", "some", "type-org.talktous.booking.rescheduled", "yes")))
        .with(201);

    assertThat(
            talk.sql().value("select array_to_string(types, ' ') from webhook where url = ?", url))
        .isEqualTo("org.talktous.booking.rescheduled");
  }

  @Test
  void theDeliveryLogIsFiltered() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    talk.desk()
        .post(
            "/api/v1/admin/staff/invitations",
            Fields.NONE.with("email", UUID.randomUUID() + "@example.org").with("role", "ADMIN"))
        .with(201);
    new Deliver(talk).now();

    var mails = admin.get("/admin/deliveries?channel=mail&state=delivered").with(200).body();
    var none = admin.get("/admin/deliveries?channel=mail&state=failed").with(200).body();

    assertThat(mails).contains("Staff invited", "Mails kept as files").doesNotContain("Send again");
    assertThat(none).contains("Nothing was sent that fits here");
    admin.get("/admin/deliveries?state=nonsense&channel=none").with(200);
    admin.get("/admin/deliveries/events/" + UUID.randomUUID()).with(404);
    admin.send("POST", "/admin/deliveries/0/retry", "").with(404);
  }

  @Test
  void whatWasDeliveredIsNotSentAgain() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    theDeliveryLogIsFiltered();
    var delivered = talk.sql().value("select max(id) from delivery where state = 'delivered'");

    assertThat(admin.send("POST", "/admin/deliveries/" + delivered + "/retry", "").with(409).body())
        .contains("This was delivered meanwhile");
  }

  @Test
  void theMailsStandInTheDesk() {
    theDeliveryLogIsFiltered();
    var visit = StaffBrowser.visit(talk, Visit.PHONE.andThen(view -> view.setLocale("ru-RU")));

    visit.open("/admin/deliveries");
    visit.isSound();
    visit.link("Письма, сохранённые в файлы").click();
    visit.at(".table").waitFor();
    visit.isSound();
    visit.at("tbody a").click();
    visit.at(".mail").waitFor();
    visit.isSound();
  }
}
