package org.talktous.call.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A host at the agenda. The calls are on Tuesday; it is the Monday before. */
@BrowserTest
@ServiceTest
class CallDeskPageTest {
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenHost host;
  private final GivenArticle article;

  CallDeskPageTest(TalkToUs talk) {
    this.talk = talk;
    this.host = talk.given().host("UTC").works("daily 10:00-14:00");
    this.article = talk.given().article().withHost(host);
    var asking =
        Reader.request(article, "2026-11-24T10:00:00Z")
            .with("question", "Why does the author believe that the treaty holds? ".repeat(8))
            .with("passage", Fields.NONE.with("exact", "The treaty holds.").values());
    talk.reader().tries(asking).with(201);
    talk.reader().books(article, "2026-11-24T11:00:00Z");
  }

  private Visit signedIn(Consumer<NewContextOptions> view) {
    var visit = Visit.to(talk, view);
    visit.open("/admin/sign-in?lang=en");
    visit.field("E-mail").fill(host.account());
    visit.field("Password").fill(TalkToUs.PASSWORD);
    visit.button("Sign in").click();
    visit.reads("Today");
    return visit;
  }

  @Test
  void anAgendaIsReadAtADeskAndOnAPhoneInBothLanguages() {
    for (var view : List.of(Visit.DESK, Visit.PHONE)) {
      var visit = signedIn(view);
      for (var path :
          new String[] {"?view=week", "?view=day&date=2026-11-24", "?date=2027-01-01"}) {
        for (var language : new String[] {"en", "ru"}) {
          visit.open("/admin/calls" + path + "&lang=" + language);
          visit.isSound();
        }
      }
    }
  }

  @Test
  void aCallIsFoundMovedAndCancelled() {
    var visit = signedIn(Visit.DESK);
    visit.open("/admin/calls?view=day&date=2026-11-24&zone=UTC&lang=en");
    visit.link("Anna Reader").first().click();
    visit.reads("Call with Anna Reader");
    visit.isSound();

    visit.link("Move to another time").click();
    visit.reads("Move the call with Anna Reader");
    visit.page().getByText("For the reader: Tuesday, 24 November, 13:00 (Moscow time).").waitFor();
    visit.isSound();
    visit.at(".days a[href*='day=2026-11-25']").click();
    visit.settles();
    visit.time("12:30").check();
    visit.page().getByLabel("Why is it moved?").fill("A meeting");
    visit.button("Move to 12:30, Wednesday 25 November (15:30 for the reader)").click();

    visit.page().getByText("The call is moved.").waitFor();
    assertThat(visit.at(".moment b")).hasText("12:30–13:00");
    assertThat(visit.at(".facts")).containsText("A meeting");
    visit.at(".cancel summary").click();
    visit.page().getByLabel("Why is it cancelled?").fill("I am ill");
    visit.isSound();
    visit.button("Cancel the call").click();
    visit.page().getByText("The call is cancelled.").waitFor();
    visit.isSound();
  }

  @Test
  void aCallIsMovedAndEndedWithoutScriptsOnAPhone() {
    var visit = signedIn(Visit.PHONE.andThen(WITHOUT_SCRIPTS));
    visit.open("/admin/calls?view=day&date=2026-11-24&zone=UTC&lang=ru");
    visit.link("Anna Reader").first().click();
    visit.link("Перенести на другое время").click();
    visit.isWellSet();
    visit.time("13:00").check();
    visit.button("Перенести звонок").click();
    assertThat(visit.at(".said")).containsText("Звонок перенесён.");

    talk.clock().set(Instant.parse("2026-11-24T14:00:00Z"));
    visit.open(visit.path());
    visit.page().getByLabel("Состоялся").check();
    visit.page().getByLabel("Заметки").fill("Обсудили договор.");
    visit.isWellSet();
    visit.button("Сохранить итог").click();

    assertThat(visit.at(".said")).containsText("Итог сохранён.");
    assertThat(visit.at(".heading .state")).hasText("Состоялся");
    assertThat(visit.isTooWide()).isFalse();
  }
}
