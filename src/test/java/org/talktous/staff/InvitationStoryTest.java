package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/** Staff are invited by mail, and set a password by a link that works once. */
@ServiceTest
class InvitationStoryTest {
  private static final String INVITATIONS = "/api/v1/admin/staff/invitations";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final Newcomer newcomer = Newcomer.of(mailroom);

  @Test
  void whoIsInvitedSetsAPasswordAndIsIn() {
    var id = newcomer.isInvited("en");
    assertThat(newcomer.signsIn("").status()).isEqualTo(400);
    newcomer.signsIn("anything").with(401);
    assertThat(newcomer.mail().subject()).isEqualTo("You are invited to the Talk to Us desk");
    assertThat(StaffBrowser.page(talk).get(newcomer.link()).with(200).body())
        .contains("Account:", newcomer.email());

    var entered = newcomer.sets(newcomer.link(), Newcomer.CHOSEN).with(303);

    assertThat(entered.header("Location")).isEqualTo("/admin?said=password-set");
    var cookie = entered.header("Set-Cookie").replaceFirst(";.*", "");
    StaffBrowser.page(talk).with("Cookie", cookie).get("/admin/staff").with(200);
    newcomer.signsIn(Newcomer.CHOSEN).with(201);
    assertThat(
            talk.sql()
                .rows("select action from audit where subject = ? order by id", "staff/" + id))
        .extracting(row -> row.get("action"))
        .containsExactly("staff.invited", "staff.password-set");
  }

  @Test
  void theMailSpeaksTheLanguageThatTheAdminChose() {
    newcomer.isInvited("ru");

    var mail = newcomer.mail();

    assertThat(mail.subject()).isEqualTo("Приглашение в редакцию Talk to Us");
    assertThat(mail.text()).contains("воскресенье, 29 ноября", "?lang=ru");
  }

  @Test
  void aLinkWorksOnceAndSaysSoAfterwards() {
    newcomer.isInvited("en");
    var link = newcomer.link();
    newcomer.sets(link, Newcomer.CHOSEN).with(303);

    var again = newcomer.sets(link, "another password").with(410);

    assertThat(again.body()).contains("This link has been used", "sign in with the password");
    assertThat(talk.api().with("Accept", "text/html").get(link).with(410).body())
        .contains("This link has been used");
    newcomer.signsIn("another password").with(401);
    newcomer.signsIn(Newcomer.CHOSEN).with(201);
  }

  @Test
  void ofTwoAtOnceOneSetsThePassword() {
    newcomer.isInvited("en");
    var link = newcomer.link();

    var answers = Concurrently.run(6, i -> newcomer.sets(link, "password no. " + i).status());

    assertThat(answers).containsOnlyOnce(303).containsOnly(303, 410);
    newcomer.signsIn("password no. " + answers.indexOf(303)).with(201);
  }

  @Test
  void anInvitationEndsAfterSevenDaysAndANewOneEndsTheOld() {
    var id = newcomer.isInvited("en");
    var first = newcomer.link();
    StaffBrowser.signIn(talk, TalkToUs.ADMIN)
        .send("POST", "/admin/staff/" + id + "/invitation", "")
        .with(303);
    var second = newcomer.link();

    assertThat(second).isNotEqualTo(first);
    assertThat(newcomer.sets(first, Newcomer.CHOSEN).with(410).body())
        .contains("Ask an admin of your desk");
    talk.clock().advance(Duration.ofDays(7).minusSeconds(1));
    talk.api().get(second).with(200);
    talk.clock().advance(Duration.ofSeconds(1));
    newcomer.sets(second, Newcomer.CHOSEN).with(410);
    assertThat(stateOf(id)).isEqualTo("expired");
  }

  @Test
  void nothingThatIsKeptOpensALink() {
    var id = newcomer.isInvited("en");
    var token = newcomer.link().replaceFirst("/invitations/([^?]+).*", "$1");

    assertThat(token).hasSize(43);
    assertThat(
            talk.sql()
                .count(
                    """
                    select count(*)
                    from event
                    where subject = ? and data::text like '%' || ? || '%'
                    """,
                    "staff/" + id, token))
        .isZero();
    assertThat(
            talk.sql()
                .count(
                    "select count(*) from staff_link_token where hash = sha256(?::bytea)", token))
        .isOne();
    talk.api().get("/invitations/" + token.substring(1) + "A").with(404);
    // A link of one kind opens none of another.
    talk.api().get("/passwords/" + token).with(404);
  }

  @Test
  void aPasswordThatIsTooShortIsRefusedAndTheLinkStaysGood() {
    newcomer.isInvited("en");
    var link = newcomer.link();

    assertThat(newcomer.sets(link, "1234567").with(422).body()).contains("at least 8 characters");

    newcomer.sets(link, Newcomer.CHOSEN).with(303);
  }

  @Test
  void anInvitationThatMakesNoSenseIsRefusedByItsField() {
    var host = talk.given().host("UTC").id();
    var draft = Fields.NONE.with("email", newcomer.email()).with("role", "HOST");

    assertThat(refused(draft)).isEqualTo("host");
    assertThat(refused(draft.with("host", UUID.randomUUID()))).isEqualTo("host");
    assertThat(refused(draft.with("host", host).with("email", "nobody"))).isEqualTo("email");
    assertThat(refused(draft.with("host", host).with("role", "KING"))).isEqualTo("role");
    assertThat(refused(draft.with("host", host).with("language", "la"))).isEqualTo("language");
    talk.desk().post(INVITATIONS, draft.with("host", host)).with(201);
    var shouted = newcomer.email().toUpperCase(Locale.ROOT);
    assertThat(
            talk.desk()
                .post(INVITATIONS, draft.with("host", host).with("email", shouted))
                .with(409)
                .problem())
        .isEqualTo("account-exists");
  }

  private String refused(Fields draft) {
    return String.join(" ", talk.desk().post(INVITATIONS, draft).with(400).blamed());
  }

  @Test
  void theFormKeepsWhatWasTypedAndSaysWhatIsWrong() {
    var admin = StaffBrowser.signIn(talk, TalkToUs.ADMIN);

    var wrong =
        admin
            .send(
                "POST",
                "/admin/staff/invitations",
                StaffBrowser.form(Map.of("email", "an address", "role", "HOST")))
            .with(422);
    var taken =
        admin
            .send(
                "POST",
                "/admin/staff/invitations",
                StaffBrowser.form(
                    Map.of("email", TalkToUs.ADMIN, "role", "ADMIN", "language", "en")))
            .with(409);

    assertThat(wrong.body())
        .contains("value=\"an address\"", "Choose the host", "Enter an address");
    assertThat(taken.body()).contains("There is an account with this address already");
    admin.send("POST", "/admin/staff/invitations", "email=%00&role=HOST&host=nobody").with(422);
  }

  @Test
  void aDisabledAccountIsOutAtOnceAndItsLinkOpensNothing() {
    var id = newcomer.isInvited("en");
    var link = newcomer.link();
    newcomer.sets(link, Newcomer.CHOSEN).with(303);
    var session = newcomer.signsIn(Newcomer.CHOSEN).with(201).text("/accessToken");
    var api = talk.api().as(session);
    api.get("/api/v1/admin/staff").with(200);

    talk.desk().post("/api/v1/admin/staff/" + id + "/deactivation").with(204);

    api.get("/api/v1/admin/staff").with(401);
    newcomer.signsIn(Newcomer.CHOSEN).with(401);
    assertThat(stateOf(id)).isEqualTo("disabled");
    talk.desk().post("/api/v1/admin/staff/" + id + "/activation").with(204);
    newcomer.signsIn(Newcomer.CHOSEN).with(201);
    api.get("/api/v1/admin/staff").with(401);
  }

  @Test
  void nobodyDisablesThemselves() {
    var own = talk.sql().value("select id from staff where email = ?", TalkToUs.ADMIN);

    assertThat(talk.desk().post("/api/v1/admin/staff/" + own + "/deactivation").with(409).problem())
        .isEqualTo("own-account");
    talk.desk().post("/api/v1/admin/staff/" + UUID.randomUUID() + "/deactivation").with(404);
  }

  @Test
  void ofTwoAdminsWhoDisableEachOtherOneStays() {
    var alone = TalkToUs.alone();
    try {
      alone
          .sql()
          .run(
              """
              insert into staff (id, email, password_hash, role, created_at)
              select gen_random_uuid(), 'second@example.org', password_hash, role, now()
              from staff
              """);
      var admins = List.of(TalkToUs.ADMIN, "second@example.org");
      var sessions = admins.stream().map(email -> alone.signIn(email, TalkToUs.PASSWORD)).toList();
      var ids =
          admins.stream()
              .map(email -> alone.sql().value("select id from staff where email = ?", email))
              .toList();

      var answers =
          Concurrently.run(
              2,
              i ->
                  sessions
                      .get(i)
                      .post("/api/v1/admin/staff/" + ids.get(1 - i) + "/deactivation")
                      .status());

      assertThat(answers).containsOnlyOnce(204);
      assertThat(alone.sql().count("select count(*) from staff where disabled_at is null")).isOne();
    } finally {
      alone.stop();
    }
  }

  private String stateOf(String id) {
    var page = talk.desk().get("/api/v1/admin/staff").with(200);
    return page.items("/items").stream()
        .filter(item -> item.at("/id").asText().equals(id))
        .findFirst()
        .orElseThrow()
        .at("/state")
        .asText();
  }
}
