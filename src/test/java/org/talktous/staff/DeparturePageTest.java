package org.talktous.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** An admin disables the account of a host who has calls. */
@BrowserTest
@ServiceTest
class DeparturePageTest {
  private static final String TEN = "2026-11-24T10:00:00Z";
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;
  private final String path;

  DeparturePageTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("tuesday 10:00-12:00");
    this.article = talk.given().article().withHost(host);
    this.path =
        "/admin/staff/"
            + talk.sql().value("select id from staff where email = ?", host.account())
            + "/deactivation";
  }

  @Test
  void callsAreHandedOver() {
    var call = talk.reader().books(article, TEN);
    var other = talk.given().host("UTC").works("tuesday 10:00-12:00");
    article.withHost(other);
    var visit = StaffBrowser.visit(talk, Visit.DESK);
    visit.open(path + "?lang=en");
    assertThat(visit.at("main")).containsText(host.name() + " takes no new calls");
    visit.isSound();

    visit.at("input[value='hand-over']").check();
    visit.button("Disable the account").click();

    assertThat(visit.at(".said")).containsText("The account is disabled");
    org.assertj.core.api.Assertions.assertThat(call.read().text("/host/name"))
        .isEqualTo(other.name());
  }

  @Test
  void callsAreCancelledOnAPhoneWithoutScriptsInRussian() {
    var call = talk.reader().books(article, TEN);
    var visit = StaffBrowser.visit(talk, Visit.PHONE.andThen(WITHOUT_SCRIPTS));
    visit.open(path + "?lang=ru");
    visit.isWellSet();
    visit.at("input[value='cancel']").check();
    visit.button("Отключить учётную запись").click();
    assertThat(visit.at(".refusal")).containsText("почему звонки отменяются");
    visit.isWellSet();

    visit.at("#reason").fill("Ведущий заболел.");
    visit.button("Отключить учётную запись").click();

    assertThat(visit.at(".said")).containsText("Учётная запись отключена");
    org.assertj.core.api.Assertions.assertThat(call.read().text("/status")).isEqualTo("cancelled");
  }
}
