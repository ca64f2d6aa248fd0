package org.talktous.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.talktous.testing.BrowserTest;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.Visit;

/** Admins read who changed what, when, and what it was before. */
@BrowserTest
@ServiceTest
class AuditStoryTest {
  private static final String AUDIT = "/api/v1/admin/audit";

  private final TalkToUs talk;

  AuditStoryTest(TalkToUs talk) {
    this.talk = talk;
  }

  /** The id of an account that was invited, disabled, and enabled again. */
  private String changed() {
    var id =
        talk.desk()
            .post(
                "/api/v1/admin/staff/invitations",
                Fields.NONE.with("email", UUID.randomUUID() + "@example.org").with("role", "ADMIN"))
            .with(201)
            .text("/id");
    talk.desk().post("/api/v1/admin/staff/" + id + "/deactivation").with(204);
    talk.desk().post("/api/v1/admin/staff/" + id + "/activation").with(204);
    return id;
  }

  @Test
  void aChangeTellsWhoWhatWhenAndBeforeAndAfter() {
    var id = changed();

    var changes = talk.desk().get(AUDIT + "?subject=staff/" + id).with(200);

    assertThat(changes.items("/items"))
        .extracting(item -> item.at("/action").asText())
        .containsExactly("staff.enabled", "staff.disabled", "staff.invited");
    assertThat(changes.text("/items/1/staff/email")).isEqualTo(TalkToUs.ADMIN);
    assertThat(changes.text("/items/1/at")).isEqualTo(talk.clock().instant().toString());
    assertThat(changes.at("/items/1/before/active").asBoolean()).isTrue();
    assertThat(changes.at("/items/1/after/active").asBoolean()).isFalse();
    assertThat(changes.at("/items/2/before").isNull()).isTrue();
    assertThat(changes.text("/items/2/after/role")).isEqualTo("ADMIN");
  }

  @Test
  void onlyTheStatesOfAnImportHaveWords() {
    var slug = talk.given().article().slug();
    talk.desk()
        .put(
            "/api/v1/admin/articles/" + slug,
            Fields.NONE.with("title", "DONE").with("language", "en"))
        .with(200);
    talk.desk()
        .with("Content-Type", "text/csv")
        .post("/api/v1/admin/articles/import", "slug,title,language\n")
        .with(200);
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN).with("Accept-Language", "ru");

    assertThat(admin.get("/admin/audit?subject=article/" + slug).with(200).body())
        .contains("<ins>DONE</ins>")
        .doesNotContain("Завершена");
    assertThat(admin.get("/admin/audit?subject=article-import").with(200).body())
        .contains("<ins>Завершена</ins>");
  }

  @Test
  void changesAreFoundByPersonAndByKindOfThingAPageAtATime() {
    var admin = talk.sql().value("select id from staff where email = ?", TalkToUs.ADMIN);
    for (int i = 0; i < 18; i++) {
      changed();
    }

    var first = talk.desk().get(AUDIT + "?subject=staff&staff=" + admin).with(200);
    assertThat(first.items("/items"))
        .hasSize(50)
        .allMatch(item -> item.at("/staff/id").asText().equals(admin.toString()))
        .allMatch(item -> item.at("/subject").asText().startsWith("staff/"));
    var second =
        talk.desk()
            .get(AUDIT + "?subject=staff&staff=" + admin + "&cursor=" + first.text("/next"))
            .with(200);
    assertThat(second.items("/items")).isNotEmpty();
    assertThat(second.at("/items/0/id").asLong()).isLessThan(first.at("/items/49/id").asLong());
    assertThat(talk.desk().get(AUDIT + "?staff=" + UUID.randomUUID()).with(200).items("/items"))
        .isEmpty();
    assertThat(talk.desk().get(AUDIT + "?staff=nobody").with(400).blamed())
        .containsExactly("staff");
  }

  static List<Consumer<Browser.NewContextOptions>> views() {
    return List.of(
        view -> view.setLocale("en-GB"), Visit.PHONE.andThen(view -> view.setLocale("ru-RU")));
  }

  @ParameterizedTest
  @MethodSource("views")
  void thePageShowsThem(Consumer<Browser.NewContextOptions> view) {
    var id = changed();
    var visit = StaffBrowser.visit(talk, view);

    visit.open("/admin/audit?staff=&subject=staff/" + id);

    assertThat(visit.at("main").innerText()).contains("active:", "true", "false", "role:");
    visit.isSound();
    visit.open("/admin/audit?subject=no-such-thing&staff=nobody");
    assertThat(visit.at(".nothing").isVisible()).isTrue();
    visit.isSound();
  }
}
