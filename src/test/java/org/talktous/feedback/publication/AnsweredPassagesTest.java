package org.talktous.feedback.publication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** An article's page marks the passages about which there are public answers. */
@BrowserTest
@ServiceTest
class AnsweredPassagesTest {
  private static final String SELECT_ALL =
      """
      block => {
        getSelection().selectAllChildren(block);
      }
      """;

  private final TalkToUs talk;
  private final Published published;

  AnsweredPassagesTest(TalkToUs talk) {
    this.talk = talk;
    this.published = Published.in(talk);
  }

  @Test
  void aPassageWithAnAnswerIsMarkedAndLeadsToIt() {
    var asked =
        published.answered(
            Writing.QUESTION.with("passage", Published.PASSAGE).with("body", "Why?"));
    var visit = Visit.to(talk);

    visit.open(published.path(""));
    assertThat(visit.page().locator("mark.answered")).hasText("Weak partners");
    visit.isSound();
    visit.link("A reader asked about this passage: to the answer").click();

    assertThat(visit.where()).isEqualTo(published.path("#" + asked.reference()));
    assertThat(visit.at("article:target")).containsText("Because they are weak.");
  }

  @Test
  void aHighlightIsMarkedTooAndPlacesAreCountedAsBefore() {
    var article =
        published.article().with("highlights", List.of("Weak partners add little.", "It pays."));
    var passage = Map.of("exact", "add little", "prefix", "partners ", "suffix", ".");
    new Published(talk, article)
        .answered(Writing.QUESTION.with("passage", passage).with("body", "Why?"));
    var visit = Visit.to(talk, Visit.PHONE);

    visit.open(published.path("?lang=ru"));
    assertThat(visit.page().locator("mark.answered").first()).hasText("add little");
    visit.isSound();
    visit.open(published.path("?lang=en"));
    visit.at(".highlights li + li [data-at]").evaluate(SELECT_ALL);
    visit.at("#ask:not([hidden])").click();

    assertThat(visit.page().locator(".quote blockquote")).hasText("It pays.");
  }

  @Test
  void withoutAnswersNothingIsMarked() {
    published.asked(Writing.QUESTION.with("passage", Published.PASSAGE).with("body", "Why?"));
    var visit = Visit.to(talk);

    visit.open(published.path(""));

    assertThat(visit.page().locator("mark")).hasCount(0);
    assertThat(visit.page().locator(".answered-here")).hasCount(0);
  }
}
