package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Wire;

/** How long the answer takes does not tell whether there is an account: the work is the same. */
@ServiceTest
class ForgottenPasswordTest {
  @SuppressWarnings("NullAway.Init")
  private static Wire wire;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs base;

  @SuppressWarnings("NullAway.Init")
  private static TalkToUs talk;

  @BeforeAll
  static void connect() {
    base = TalkToUs.alone();
    wire = Wire.to(base.sql().url());
    talk =
        base.replica(Map.of("datasources.default.url", wire.url(), "talk.poll-interval", "PT1H"));
  }

  @AfterAll
  static void disconnect() throws IOException {
    talk.stop();
    base.stop();
    wire.close();
  }

  private static List<String> forgets(String email) {
    wire.reset();
    StaffBrowser.page(talk)
        .send("POST", "/admin/forgotten-password", StaffBrowser.form(Map.of("email", email)))
        .with(303);
    return wire.statements();
  }

  @Test
  void theAnswerWaitsForTheSameStatementsWhetherOrNotThereIsAnAccount() {
    forgets("warm@example.org");

    var known = forgets(TalkToUs.ADMIN);
    var unknown = forgets("nobody-here@example.org");

    assertThat(known).isEqualTo(unknown).isNotEmpty().noneMatch(each -> each.contains("staff"));
  }

  @Test
  void theTableOfTasksTellsNobodysAddress() {
    forgets("secretive@example.org");

    assertThat(
            base.sql()
                .count("select count(*) from scheduled_tasks t where t::text like '%secretive%'"))
        .isZero();
  }
}
