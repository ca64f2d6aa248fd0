package org.talktous.call.host;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A host at the editor of hours. */
@BrowserTest
@ServiceTest
class HoursPageTest {
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;

  HoursPageTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("tuesday 10:00-12:00", "tuesday 13:00-14:00");
    this.article = talk.given().article().withHost(host);
  }

  private Visit signedIn(Consumer<NewContextOptions> view, String email) {
    var visit = Visit.to(talk, view);
    visit.open("/admin/sign-in?lang=en&zone=UTC");
    visit.field("E-mail").fill(email);
    visit.field("Password").fill(TalkToUs.PASSWORD);
    visit.button("Sign in").click();
    visit.reads("Today");
    return visit;
  }

  @Test
  void everyPageIsSoundAtADeskAndOnAPhoneInBothLanguages() {
    talk.reader().books(article, "2026-11-24T10:00:00Z");
    host.worksOn("2026-11-24");
    var named = GivenHost.details("Name-without-a-gap-".repeat(8), "UTC");
    talk.desk().post("/api/v1/admin/hosts", named).with(201);
    for (var view : List.of(Visit.DESK, Visit.PHONE)) {
      var visit = signedIn(view, TalkToUs.ADMIN);
      for (var page : List.of("/hours", "/dates?date=2026-11-24", "/calendars", "")) {
        for (var language : List.of("en", "ru")) {
          visit.open(
              "/admin/hosts/"
                  + host.id()
                  + page
                  + (page.contains("?") ? "&" : "?")
                  + "lang="
                  + language);
          visit.isSound();
        }
      }
      visit.open("/admin/hosts");
      visit.isSound();
      visit.open("/admin/hosts/new?lang=en");
      visit.isSound();
      visit.open("/admin/hours");
      visit.isSound();
    }
  }

  @Test
  void theEditorShowsAtOnceWhatReadersWillSee() {
    talk.reader().books(article, "2026-11-24T11:30:00Z");
    var visit = signedIn(Visit.DESK, host.account());
    visit.open("/admin/hours?lang=en");
    visit.reads("My hours");

    visit.button("Add hours on Friday").click();
    visit.at("#friday-0-start").waitFor();
    assertThat(visit.isIn(visit.at("#friday-0-start"))).isTrue();
    visit.at("#friday-0-start").fill("09:00");
    visit.at("#friday-0-end").fill("10:00");
    visit.at("#friday-0-end").blur();
    visit.page().getByText("not saved yet").waitFor();
    assertThat(visit.at(".preview")).containsText("Friday, 27 November");
    visit.at("#tuesday-0-end").fill("11:00");
    visit.at("#tuesday-0-end").blur();
    visit.page().getByText("1 booked call would lie outside these hours").waitFor();
    visit.at("#preview-zone").selectOption("Asia/Tokyo");
    assertThat(visit.at(".preview")).containsText("Tokyo time");
    assertThat(visit.at(".preview")).containsText("18:30");
    visit.button("Remove hours no. 2, Tuesday").click();
    assertThat(visit.at("#tuesday-1-start")).hasCount(0);
    assertThat(visit.at("#friday-0-start")).hasValue("09:00");
    visit.isSound();
    visit.button("Save the hours").click();

    visit.page().getByText("The hours are saved.").waitFor();
    assertThat(visit.at(".warning")).containsText("1 booked call lies outside the hours");
    assertThat(article.slotsOn("2026-11-27")).hasSize(2);
    assertThat(article.slotsOn("2026-11-24")).hasSize(2);
  }

  @Test
  void aPreviewThatIsAskedForMeanwhileDoesNotUndoACopy() {
    var visit = signedIn(Visit.DESK, host.account());
    visit.open("/admin/hours?lang=en");
    var copying = new ArrayList<Route>();
    visit.page().route("**/hours?*do=copy*", copying::add);
    visit.at(".copying summary").click();
    visit.field("The hours of").selectOption("tuesday");
    visit.page().waitForResponse("**/hours?*", () -> visit.field("Friday").check());

    visit.page().waitForRequest("**/hours?*do=copy*", () -> visit.button("Copy").click());
    visit.page().waitForResponse("**/hours?*", () -> visit.at("#tuesday-1-end").fill("15:00"));
    copying.forEach(Route::resume);

    assertThat(visit.at("#friday-1-end")).hasValue("14:00");
  }

  @Test
  void enterSaves() {
    var visit = signedIn(Visit.DESK, host.account());
    visit.open("/admin/hours?lang=en");

    visit.at("#tuesday-1-end").fill("15:00");
    visit.at("#tuesday-1-end").press("Enter");

    visit.page().getByText("The hours are saved.").waitFor();
    assertThat(article.slotsOn("2026-11-24")).hasSize(8);
  }

  @Test
  void theEditorWorksWithoutScriptsOnAPhone() {
    var visit = signedIn(Visit.PHONE.andThen(WITHOUT_SCRIPTS), host.account());
    visit.open("/admin/hours?lang=en");
    visit.isWellSet();

    visit.at(".copying summary").click();
    visit.field("The hours of").selectOption("tuesday");
    visit.field("Monday").check();
    visit.field("Friday").check();
    visit.button("Copy").click();
    assertThat(visit.at("#friday-1-end")).hasValue("14:00");
    visit.button("Add hours on Sunday").click();
    visit.at("#sunday-0-start").fill("08:00");
    visit.at("#sunday-0-end").fill("07:00");
    visit.button("Save the hours").click();
    visit.page().getByText("The end must come after the beginning.").first().waitFor();
    visit.isWellSet();
    visit.at("#sunday-0-end").fill("09:00");
    visit.button("Save the hours").click();

    visit.page().getByText("The hours are saved.").waitFor();
    assertThat(article.slotsOn("2026-11-27")).hasSize(6);
    assertThat(article.slotsOn("2026-11-29")).hasSize(2);
  }

  @Test
  void aDayIsTakenOffOnTheCalendar() {
    for (var view : List.of(Visit.DESK, Visit.PHONE.andThen(WITHOUT_SCRIPTS))) {
      host.works("tuesday 10:00-12:00");
      var visit = signedIn(view, host.account());
      visit.open("/admin/hosts/" + host.id() + "/dates?lang=en&month=2026-11");
      visit.at(".days a[href*='2026-11-24']").click();
      visit.reads("Tuesday, 24 November");
      visit.field("Other hours").check();
      visit.button("Add hours").click();
      visit.at("#window-1-start").fill("20:00");
      visit.at("#window-1-end").fill("21:00");
      assertThat(visit.field("Other hours")).isChecked();
      visit.isWellSet();
      visit.button("Save this day").click();
      visit.page().getByText("The day is saved.").waitFor();
      assertThat(article.slotsOn("2026-11-24")).hasSize(6);
      assertThat(visit.at(".days .own")).containsText("24");

      visit.at(".days a[href*='2026-11-24']").click();
      visit.field("As every week").check();
      visit.button("Save this day").click();
      visit.page().getByText("The day is saved.").waitFor();
      visit.field("First day").fill("2026-11-24");
      visit.field("Last day").fill("2026-11-30");
      visit.button("Make them days off").click();
      visit.page().getByText("The days are saved.").waitFor();
      assertThat(article.slotsOn("2026-11-24")).isEmpty();
      visit.field("First day").fill("2026-11-24");
      visit.field("Last day").fill("2026-11-30");
      visit.button("Back to weekly hours").click();
      visit.page().getByText("The days are saved.").waitFor();
      assertThat(article.slotsOn("2026-11-24")).hasSize(4);
    }
  }
}
