package org.talktous.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** What goes wrong at the desk is told in its frame. */
@ServiceTest
class DeskErrorTest {
  private final TalkToUs talk;

  DeskErrorTest(TalkToUs talk) {
    this.talk = talk;
  }

  @Test
  void whoIsSignedInStaysAtTheDesk() {
    var host = StaffBrowser.signIn(talk, talk.given().host("UTC").account());
    for (var path :
        Map.of(
                "/admin/no-such-page",
                404,
                "/admin/calls/" + UUID.randomUUID(),
                404,
                "/admin/calls/no-id",
                400,
                "/admin/staff",
                403)
            .entrySet()) {
      var page = host.with("Accept-Language", "ru").get(path.getKey()).with(path.getValue());
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.body()).contains("id=\"sections\"", "Вернуться к работе");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }
    assertThat(host.get("/articles/no-such-article").with(404).body())
        .doesNotContain("id=\"sections\"");
  }

  @Test
  void whoIsNotSeesNoFrame() {
    assertThat(StaffBrowser.page(talk).get("/invitations/none").with(404).body())
        .doesNotContain("id=\"sections\"");
  }
}
