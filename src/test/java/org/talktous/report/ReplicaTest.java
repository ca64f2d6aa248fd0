package org.talktous.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.base.setting.InvalidSetting;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Reports on a data source of their own, with an account that may only read. */
@ServiceTest
class ReplicaTest {
  private final TalkToUs talk;

  ReplicaTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void anAccountThatMayOnlyReadIsEnough() {
    var article = talk.given().article();
    new ReportFixture(talk).insert(Asked.of(article.slug(), "2026-11-10T10:00:00Z"));
    var account = "reads_" + UUID.randomUUID().toString().replace("-", "");
    talk.sql().run("create role " + account + " login password 'reads'");
    talk.sql().run("grant select on all tables in schema public to " + account);
    var settings =
        Map.of(
            "talk.reports.url",
            talk.sql().url(),
            "talk.reports.username",
            account,
            "talk.reports.password",
            "reads");
    var replica = talk.replica(settings);
    try {
      var reader = replica.bean(ReportDatabase.class);
      assertThat(
              reader.<String>read(
                  connection ->
                      Select.of(
                              "select current_user || ' ' ||"
                                  + " current_setting('transaction_read_only')")
                          .only(connection, row -> row.getString(1))))
          .isEqualTo(account + " on");
      var path = "?from=2026-11-01&to=2026-12-01&article=" + article.slug();
      var reports = "/api/v1/admin/reports/queries";
      assertThat(replica.desk().get(reports + path).with(200).at("/queries/asked").asInt()).isOne();
      assertThat(
              replica
                  .desk()
                  .get(reports + "?from=2026-11-01")
                  .with(200)
                  .at("/queries/asked")
                  .asInt())
          .isPositive();
      assertThat(replica.desk().get(reports + ".csv" + path).with(200).body()).contains("Why is");
      assertThat(replica.desk().get(reports + ".xlsx" + path).with(200).bytes()).isNotEmpty();
    } finally {
      replica.stop();
      talk.sql().run("drop owned by " + account);
      talk.sql().run("drop role " + account);
    }
  }

  @Test
  void withoutOneNothingCanBeWrittenEither() {
    assertThatThrownBy(
            () ->
                talk.bean(ReportDatabase.class)
                    .read(
                        connection ->
                            Select.of("delete from report_hour returning day")
                                .list(connection, row -> row.getString(1))))
        .hasStackTraceContaining("read-only transaction");
  }

  @Test
  void anAddressOfAnotherKindStopsTheStart() {
    assertThatThrownBy(() -> TalkToUs.with(Map.of("talk.reports.url", "mysql://example.org/x")))
        .hasStackTraceContaining("DATASOURCES_REPORTS_URL")
        .rootCause()
        .isInstanceOf(InvalidSetting.class);
  }
}
