package org.talktous.call.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Staff hand over a call on Tuesday; it is the Monday before. */
@BrowserTest
@ServiceTest
class HandoverPageTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenHost other;
  private final String path;

  HandoverPageTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("tuesday 10:00-10:30");
    this.other = talk.given().host("UTC").works("tuesday 10:00-10:30");
    var article = talk.given().article().withHost(host);
    var call = talk.reader().books(article, TEN);
    this.path =
        "/admin/calls/"
            + talk.sql().value("select id from booking where reference = ?", call.reference());
  }

  @Test
  void anAdminHandsOverACall() {
    var visit = StaffBrowser.visit(talk, Visit.DESK);
    visit.open(path + "?lang=en&zone=UTC");
    visit.link("Hand over to another host").click();
    visit.reads("Hand over the call with Anna Reader");
    assertThat(visit.at("main")).containsText("Now " + host.name() + " takes it");
    visit.isSound();

    visit.at("label:has-text('" + other.name() + "') input").check();
    visit.button("Hand over the call").click();

    assertThat(visit.at(".said")).containsText("The call is handed over.");
    assertThat(visit.at(".facts")).containsText(other.name());
    visit.isSound();
  }

  @Test
  void aHostHandsOverOnAPhoneWithoutScriptsInRussian() {
    var visit = Visit.to(talk, Visit.PHONE.andThen(WITHOUT_SCRIPTS));
    visit.open("/admin/sign-in?lang=ru");
    visit.at("#email").fill(host.account());
    visit.at("#password").fill(TalkToUs.PASSWORD);
    visit.at(".sign-in button").click();
    visit.open(path + "?lang=ru&zone=UTC");
    visit.link("Передать другому ведущему").click();
    visit.isWellSet();
    visit.at("label:has-text('" + other.name() + "') input").check();
    visit.button("Передать звонок").click();

    assertThat(visit.at(".said")).containsText("Звонок передан.");
    assertThat(visit.path()).isEqualTo("/admin/calls");
  }

  @Test
  void whoWasTakenMeanwhileIsRefusedAndTheOthersAreStillThere() {
    for (var language : List.of("en", "ru")) {
      var third = talk.given().host("UTC").works("tuesday 10:00-10:30");
      var staff = StaffBrowser.visit(talk, Visit.PHONE);
      staff.open(path + "/host?zone=UTC&lang=" + language);
      staff.at("label:has-text('" + third.name() + "') input").check();
      talk.reader().books(talk.given().article().withHost(third), TEN);
      staff.at("form.form button.do").click();

      assertThat(staff.at(".refusal")).isVisible();
      assertThat(staff.at("#hosts")).containsText(other.name());
      assertThat(staff.at("#hosts")).not().containsText(third.name());
      staff.isSound();
    }
  }

  @Test
  void whoeverChoosesNobodyIsAskedAgain() {
    talk.given().host("UTC").works("tuesday 10:00-10:30");
    var staff = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    assertThat(staff.post(path + "/host", "sequence=0").with(400).body())
        .contains("Choose who takes the call.");
    assertThat(staff.post(path + "/host", "sequence=7&host=" + other.id()).with(409).body())
        .contains("changed meanwhile");
    assertThat(staff.post(path + "/host", "sequence=0&host=" + host.id()).with(409).body())
        .contains("has the call already");
  }
}
