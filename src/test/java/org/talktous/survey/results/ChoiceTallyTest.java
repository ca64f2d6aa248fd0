package org.talktous.survey.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The arithmetic of results, against cases worked out by hand. */
class ChoiceTallyTest {

  @Test
  void allPromotersScoreAHundred() {
    assertThat(new ChoiceTally(Map.of("9", 3L, "10", 4L), 7).nps()).isEqualTo(100);
  }

  @Test
  void allDetractorsScoreMinusAHundred() {
    assertThat(new ChoiceTally(Map.of("0", 2L, "6", 1L), 3).nps()).isEqualTo(-100);
  }

  @Test
  void passivesCountInTheDenominatorAlone() {
    // 5 promoters, 3 passives, 2 detractors of 10: 50 - 20.
    assertThat(new ChoiceTally(Map.of("10", 5L, "8", 2L, "7", 1L, "3", 2L), 10).nps())
        .isEqualTo(30);
    // 2 - 1 of 3.
    assertThat(new ChoiceTally(Map.of("9", 2L, "6", 1L), 3).nps()).isEqualTo(33.3333);
  }

  @Test
  void satisfactionIsTheShareOfFoursAndFives() {
    assertThat(new ChoiceTally(Map.of("1", 1L, "3", 1L, "4", 1L, "5", 1L), 4).csat())
        .isEqualTo(0.5);
    assertThat(new ChoiceTally(Map.of("5", 3L), 3).csat()).isEqualTo(1);
    assertThat(new ChoiceTally(Map.of("2", 3L), 3).csat()).isZero();
  }

  @Test
  void theMeanIsOfAnswers() {
    // (1 + 4 + 4 + 5) / 4
    assertThat(new ChoiceTally(Map.of("1", 1L, "4", 2L, "5", 1L), 4).mean()).isEqualTo(3.5);
    // (1 + 1 + 2) / 3
    assertThat(new ChoiceTally(Map.of("1", 2L, "2", 1L), 3).mean()).isEqualTo(1.3333);
    assertThat(new ChoiceTally(Map.of("-2", 1L, "1", 1L), 2).mean()).isEqualTo(-0.5);
  }

  @Test
  void nothingIsMadeOfNoAnswers() {
    var none = new ChoiceTally(Map.of(), 0);

    assertThat(none.mean()).isNull();
    assertThat(none.nps()).isNull();
    assertThat(none.csat()).isNull();
    assertThat(none.share("1")).isNull();
    assertThat(none.count("1")).isZero();
  }

  @Test
  void sharesOfACheckboxAreOfThoseWhoAnswered() {
    var tally = new ChoiceTally(Map.of("a", 3L, "b", 2L), 4);

    assertThat(tally.share("a")).isEqualTo(0.75);
    assertThat(tally.share("b")).isEqualTo(0.5);
    assertThat(tally.share("c")).isZero();
  }
}
