package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/**
 * Whose clock and whose language the booking page speaks. The host takes calls on Tuesdays from 22
 * to 24 in UTC, when it is Wednesday morning in Tokyo.
 */
@BrowserTest
@ServiceTest
class CallPageZoneTest {
  private final TalkToUs talk;
  private final String path;

  CallPageZoneTest(TalkToUs talk) {
    this.talk = talk;
    var article = talk.given().article().withHost("UTC", "tuesday 22:00-24:00");
    this.path = "/articles/" + article.slug() + "/call";
  }

  private Visit fromTokyo() {
    return Visit.to(talk, view -> view.setTimezoneId("Asia/Tokyo"));
  }

  @Test
  void daysAreThoseOfTheReader() {
    var visit = fromTokyo();
    visit.open(path);

    visit.page().getByText("Times are in Tokyo time").waitFor();
    assertThat(visit.at(".days a"))
        .hasAttribute("aria-label", "Wednesday, 25 November, 4 free times, shown below");
    assertThat(times(visit)).containsExactly("07:00", "07:30", "08:00", "08:30");
    // Until the script has told the zone, nothing is shown that would have to change.
    assertThat(visit.shift()).isZero();
  }

  @Test
  void readerChoosesAnotherZoneAndKeepsTheDayAndTheTime() {
    var visit = fromTokyo();
    visit.open(path);
    visit.time("08:30").check();

    visit.link("Change the time zone").click();
    visit.field("Your time zone").waitFor();
    assertThat(visit.isIn(visit.field("Your time zone"))).isTrue();
    visit.isSound();
    visit.field("Your time zone").selectOption("UTC");

    visit.page().getByText("Times are in UTC").waitFor();
    assertThat(times(visit)).containsExactly("22:00", "22:30", "23:00", "23:30");
    assertThat(visit.time("23:30")).isChecked();
    visit.button("Book 23:30, Tuesday 24 November (UTC)").waitFor();
    assertThat(visit.isIn(visit.field("Your time zone"))).isTrue();
    visit.isSound();
    visit.field("Your time zone").selectOption("Asia/Tokyo");
    assertThat(visit.at("#book-button")).hasText("Book 08:30, Wednesday 25 November");
    visit.field("Your time zone").selectOption("UTC");
    visit.button("Book 23:30, Tuesday 24 November (UTC)").waitFor();

    visit.open(path);
    visit.page().getByText("Times are in UTC").waitFor();
  }

  @Test
  void whoRefusesCookiesIsAskedOnceAndStillSeesTheirDays() {
    var visit = fromTokyo();
    refuseCookies(visit);
    var opened = new ArrayList<String>();
    visit
        .page()
        .onRequest(
            request -> {
              if (request.isNavigationRequest()) {
                opened.add(request.url());
              }
            });

    visit.open(path);
    visit.page().getByText("Times are in Tokyo time").waitFor();
    visit.page().waitForLoadState();

    assertThat(opened).hasSize(2);
    assertThat(visit.where()).isEqualTo(path + "?zone=Asia%2FTokyo");
    refuseCookies(visit);
    visit.at("#next").click();
    visit.page().getByText("December 2026", exactly()).waitFor();
    visit.page().getByText("Times are in Tokyo time").waitFor();
    refuseCookies(visit);
    visit.time("08:30").check();
    visit.field("Your name").fill("Anna Reader");
    visit.field("Email").fill(Reader.newAddress());
    visit.at("#book-button").click();
    visit.reads("Your call is booked");
    assertThat(visit.at(".moment b")).hasText("08:30–09:00");
    assertThat(opened).hasSize(5);
  }

  @Test
  void changingTheLanguageKeepsWhatWasTypedAndChosen() {
    var visit = fromTokyo();
    visit.open(path);
    visit.time("08:30").check();
    visit.field("Your name").fill("Anna Reader");
    visit.at("#question").fill("Why?\nAnd how?");

    visit.link("Русский").click();

    assertThat(visit.time("08:30")).isChecked();
    assertThat(visit.at("#name")).hasValue("Anna Reader");
    assertThat(visit.at("#question")).hasValue("Why?\nAnd how?");
    assertThat(visit.at("#book-button")).hasText("Записаться: среда, 25 ноября, 08:30");
    // Only this once: another reader of this browser begins anew.
    visit.open(path);
    assertThat(visit.at("#name")).hasValue("");
  }

  @Test
  void changingTheLanguageKeepsDayAndZoneAndIsRemembered() {
    var visit = fromTokyo();
    visit.open(path);
    visit.at("#next").click();
    visit.link("Wednesday, 9 December").click();
    visit.page().waitForURL("**day=2026-12-09");

    visit.link("Русский").click();

    visit.page().getByText("токийское время").waitFor();
    assertThat(visit.at(".days a[aria-current]"))
        .hasAttribute("aria-label", "среда, 9 декабря, 4 варианта времени, показано ниже");
    assertThat(visit.at("html")).hasAttribute("lang", "ru");
    assertThat(visit.at(".languages [aria-current]")).hasText("Русский");
    assertThat(visit.link("English")).hasAttribute("lang", "en");
    visit.open("/");
    visit.reads("Статьи");
  }

  private static List<String> times(Visit visit) {
    return visit.page().locator(".times label").allTextContents();
  }

  private static com.microsoft.playwright.Page.GetByTextOptions exactly() {
    return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
  }

  /** What a browser does whose owner blocks cookies: scripts cannot set any, and none are kept. */
  private static void refuseCookies(Visit visit) {
    var page = visit.page();
    page.addInitScript("Object.defineProperty(document, 'cookie', {get: () => '', set() {}})");
    page.context().clearCookies();
  }
}
