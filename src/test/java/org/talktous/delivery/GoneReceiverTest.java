package org.talktous.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Api;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What a webhook was to get that was deleted since. */
@ServiceTest
class GoneReceiverTest {
  private final TalkToUs talk;
  private final Api admin;

  GoneReceiverTest(TalkToUs talk) {
    this.talk = talk;
    this.admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN).with("Accept-Language", "ru");
  }

  @Test
  void itNeedsNobodyAndIsNotSentAgain() {
    var hook = UUID.randomUUID();
    var url = "https://example.org/" + hook;
    talk.sql()
        .run(
            "insert into webhook (id, url, types, secret, created_at) values (?, ?, '{*}', '',"
                + " now())",
            hook,
            url);
    var article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
    talk.reader().books(article, "2026-11-24T10:00:00Z");
    talk.sql()
        .run(
            """
            insert into delivery
              (event_id, channel, target, state, attempts, due_at, created_at, settled_at, answer_code)
            select id, 'webhook', ?, 'failed', 9, now(), now(), now(), 'timeout'
            from event
            order by id desc
            limit 1
            """,
            hook.toString());
    var before = failures();
    assertThat(row(url)).contains("ответа вовремя не было", "/retry").doesNotContain("больше нет");
    assertThat(admin.get("/admin/deliveries?state=failed").with(200).body()).contains(url);

    talk.sql().run("update webhook set deleted_at = now() where id = ?", hook);

    assertThat(failures()).isEqualTo(before - 1);
    assertThat(admin.get("/admin/deliveries?state=failed").with(200).body()).doesNotContain(url);
    assertThat(row(url)).contains("Получателя больше нет").doesNotContain("/retry");
  }

  private int failures() {
    var today = admin.get("/admin").with(200).body();
    var found = Pattern.compile("deliveries\\?state=failed\"\\s*>[^<]*?(\\d+)").matcher(today);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  private String row(String url) {
    var page = admin.get("/admin/deliveries?channel=webhook").with(200).body();
    int at = page.indexOf(url);
    return page.substring(at, page.indexOf("</tr>", at));
  }

  @Test
  void rolesAreNamedInTheVisitorsLanguage() {
    var article = talk.given().article().withHost("UTC", "daily 10:00-12:00");
    talk.reader().books(article, "2026-11-24T10:00:00Z");

    assertThat(admin.get("/admin/deliveries?channel=mail").with(200).body())
        .contains("Почта · читатель", "Почта · ведущий")
        .doesNotContain("· reader", "· host");
  }
}
