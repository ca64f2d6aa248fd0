package org.talktous.call.waitlist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** A reader finds nothing free, and waits. */
@BrowserTest
@ServiceTest
class WaitlistPageTest {
  private static final Consumer<NewContextOptions> WITHOUT_SCRIPTS =
      view -> view.setJavaScriptEnabled(false);

  private final TalkToUs talk;
  private final GivenArticle article;

  WaitlistPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost(talk.given().host("UTC"));
  }

  private String path(String name, String language) {
    return "/articles/" + article.slug() + "/" + name + "?lang=" + language;
  }

  /** As it stands in the reader's mail. */
  private String link(String email) {
    var link = talk.sql().value("select link from waitlist_entry where email = ?", email);
    return talk.bean(WaitlistLinks.class).path(UUID.fromString(String.valueOf(link)));
  }

  @Test
  void aReaderWaitsAndLeaves() {
    var visit = Visit.to(talk);
    visit.open(path("call", "en"));
    visit.reads("No times are free just now");
    visit.isSound();
    visit.field("Email").fill("waits-at-desk@example.org");
    visit.button("Tell me when a time opens").click();
    visit.reads("You are on the list");
    visit.isSound();

    visit.open(link("waits-at-desk@example.org") + "?lang=en");
    visit.reads("You are on the list");
    assertThat(visit.at("header.opening")).containsText("You wait until");
    visit.isSound();
    visit.button("Leave the list and forget my address").click();

    visit.reads("You are not on the list");
    visit.isSound();
  }

  @Test
  void aReaderWaitsOnAPhoneWithoutScriptsInRussian() {
    var visit = Visit.to(talk, Visit.PHONE.andThen(WITHOUT_SCRIPTS));
    visit.open(path("call", "ru"));
    visit.isWellSet();
    visit.at("#email").fill("waits-on-phone@example.org");
    visit.button("Сообщить, когда освободится время").click();
    visit.reads("Вы в списке ожидания");
    visit.isWellSet();

    visit.open(link("waits-on-phone@example.org") + "?lang=ru");
    visit.isWellSet();

    visit.button("Выйти из списка и забыть мой адрес").click();

    visit.reads("Вас нет в списке ожидания");
  }

  @Test
  void whatIsWrongIsSaidAndKept() {
    for (var language : List.of("en", "ru")) {
      var visit = Visit.to(talk, Visit.PHONE.andThen(WITHOUT_SCRIPTS));
      visit.open(path("waitlist", language));
      visit.isWellSet();
      visit.at("#email").fill("anna@@example");
      visit.at("form").evaluate("form => form.noValidate = true");
      visit.at("form .do").click();

      assertThat(visit.at(".refusal")).isVisible();
      assertThat(visit.at("#email")).hasValue("anna@@example");
      visit.isWellSet();
    }
  }

  @Test
  void whoeverNeedNotWaitIsTold() {
    article.host().worksOn("2026-11-24", "10:00-12:00");

    for (var view : List.of(Visit.DESK, Visit.PHONE)) {
      var visit = Visit.to(talk, view);
      visit.open(path("waitlist", "en"));
      visit.reads("There are free times now");
      visit.isSound();
      visit.link("See the free times").click();
      visit.reads("Schedule a call");
    }
  }
}
