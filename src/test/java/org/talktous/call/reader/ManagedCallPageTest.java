package org.talktous.call.reader;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.talktous.call.booking.Booked;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** The page of a booked call, as time goes by. The call is on Tuesday from 10:00 to 10:30. */
@BrowserTest
@ServiceTest
class ManagedCallPageTest {
  private final TalkToUs talk;
  private final GivenArticle article;
  private final GivenCall call;
  private final Visit visit;

  ManagedCallPageTest(TalkToUs talk) {
    this.talk = talk;
    this.article = talk.given().article().withHost("UTC", "tuesday 10:00-12:00");
    this.call = talk.reader().books(article, "2026-11-24T10:00:00Z");
    this.visit = Visit.to(talk);
  }

  private String path() {
    return "/calls/" + call.token();
  }

  @Test
  void readerWhoComesBackFindsTheCall() {
    visit.open(path());

    visit.reads("Your call");
    assertThat(visit.at(".moment")).containsText("Tuesday, 24 November 2026");
    assertThat(visit.at(".reference")).hasText(call.reference());
    assertThat(visit.link("Join the call")).isVisible();
    assertThat(visit.page()).hasTitle("Your call – Talk to Us");
    visit.isSound();
  }

  @Test
  void cancellingIsAskedOnce() {
    visit.open(path());

    assertThat(visit.button("Yes, cancel it")).isHidden();
    visit.at(".cancel summary").click();
    visit.field("Why? optional").fill("No longer\nneeded");
    visit.button("Yes, cancel it").click();

    visit.reads("This call is cancelled");
    var known = Booked.about(article).only();
    assertThat(known.at("/status").asText()).isEqualTo("cancelled");
    visit.link("Book another call").click();
    visit.time("10:00").waitFor();
  }

  @Test
  void aCallThatHasBegunCanBeJoinedButNotChanged() {
    talk.clock().set(Instant.parse("2026-11-24T10:10:00Z"));
    visit.open(path());

    visit.reads("Your call is on now");
    assertThat(visit.link("Join the call")).isVisible();
    assertThat(visit.link("Choose another time")).hasCount(0);
    visit.isSound();
  }

  @Test
  void movingOpensAtThePresentTimeAndAChangeOfHostIsSaid() {
    var other = talk.given().host("UTC").works("wednesday 09:00-10:00");
    article.withHost(other);
    visit.open(path() + "/time");

    assertThat(visit.at(".days a[aria-current]")).hasText("24");
    assertThat(visit.at(".times .present")).hasText("Your call is at 10:00 now.");
    visit.page().getByText(article.host().name() + " takes the call").waitFor();
    visit.isSound();
    visit.at("#d25").click();
    visit.time("09:30").check();
    visit.button("Move to 09:30, Wednesday 25 November").click();
    visit.reads("Your call is moved");
    visit.page().getByText("At this time the call is with " + other.name() + ".").waitFor();
    visit.isSound();
  }

  @Test
  void aCallThatIsOverLeadsToTheNext() {
    talk.clock().set(Instant.parse("2026-11-24T11:00:00Z"));
    visit.open(path() + "/time");

    visit.reads("This call is over");
    assertThat(visit.path()).isEqualTo(path());
    assertThat(visit.link("Book another call")).isVisible();
    visit.isSound();
  }

  @Test
  void whoCancelsTooLateIsTold() {
    visit.open(path());
    visit.at(".cancel summary").click();
    talk.clock().set(Instant.parse("2026-11-24T10:10:00Z"));
    visit.button("Yes, cancel it").click();

    visit.page().getByText("it can no longer be changed").waitFor();
    visit.reads("Your call is on now");
    visit.isSound();
  }

  @Test
  void aTimeTakenWhileMovingIsAnsweredWithTheNearestOnes() {
    visit.open(path() + "/time?start=2026-11-24T11:00:00Z");
    assertThat(visit.time("11:00")).isChecked();
    talk.reader().books(article, "2026-11-24T11:00:00Z");

    var answer = visit.page().waitForNavigation(() -> visit.at("#book-button").click());

    assertThat(answer.status()).isEqualTo(409);
    assertThat(visit.isIn(visit.at("#refusal"))).isTrue();
    visit.isSound();
    visit.button("11:30 Tuesday, 24 November").click();
    visit.reads("Your call is moved");
    assertThat(visit.at(".moment b")).hasText("11:30–12:00");
  }

  @Test
  void aLinkCutShortIsExplained() {
    assertThat(visit.open("/calls/" + call.token().substring(0, 20))).isEqualTo(404);

    visit.reads("This link leads to no call");
    visit.isSound();
  }
}
