package org.talktous.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.survey.response.GivenSurvey;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** One network does not decide what readers are said to think. */
@ServiceTest
class SurveyBurstTest {
  private static final int SHARE = 100;

  private final TalkToUs talk =
      TalkToUs.with(
          Map.of("talk.ratelimit.enabled", "true", "talk.trusted-proxies", "127.0.0.0/8,::1"));
  private final GivenSurvey survey = GivenSurvey.of(talk);

  private void answers(String address, int recommend) {
    survey
        .answered(talk.api().with("X-Forwarded-For", address), "clarity", 5, "recommend", recommend)
        .with(201);
  }

  @Test
  void whatANetworkSendsBeyondItsShareIsLeftOutUnlessItIsAskedFor() {
    for (int i = 0; i < SHARE + 20; i++) {
      answers("203.0.113.40", 10);
    }
    for (int i = 0; i < 10; i++) {
      answers("198.51." + i + ".1", 0);
    }

    var results = survey.results();
    assertThat(results.at("/responses").asInt()).isEqualTo(SHARE + 10);
    assertThat(results.at("/burst").asInt()).isEqualTo(20);
    assertThat(results.at("/burstsCounted").asBoolean()).isFalse();

    var all = survey.results("?bursts=true").with(200);
    assertThat(all.at("/responses").asInt()).isEqualTo(SHARE + 30);
    assertThat(all.at("/burstsCounted").asBoolean()).isTrue();
    assertThat(all.at("/questions/1/nps").asDouble())
        .isGreaterThan(results.at("/questions/1/nps").asDouble());

    var desk = StaffBrowser.signIn(talk, TalkToUs.ADMIN);
    assertThat(desk.get("/admin/surveys/" + survey.id() + "/results").with(200).body())
        .contains("bursts=yes");
  }
}
