package org.talktous.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.StaffBrowser;
import org.talktous.testing.TalkToUs;

/**
 * What a disabled account keeps alive: nothing. It is Monday, 2026-11-23, 08:00 UTC. Replies by
 * mail are in {@code MailboxTest}, agendas in {@code AgendaMailTest}, weekly reports in {@code
 * DigestMailTest}, webhooks in {@code WebhookMailTest}, outside calendars in {@code
 * ImportStoryTest}, OpenID in {@code OpenIdStoryTest}.
 */
@ServiceTest
class DisabledAccountTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final GivenHost host = talk.given().host("UTC").works("daily 00:00-24:00");
  private final GivenArticle article = talk.given().article().withHost(host);
  private final String account = host.account();
  private final String reader = Mailroom.newAddress();

  @BeforeEach
  void sendWhatOthersLeft() {
    mailroom.deliver();
  }

  private UUID id(String email) {
    return (UUID) talk.sql().value("select id from staff where email = ?", email);
  }

  private void disable(String email) {
    disable(email, Fields.NONE.with("calls", "keep"));
  }

  private void disable(String email, Fields calls) {
    talk.desk().post("/api/v1/admin/staff/" + id(email) + "/deactivation", calls).with(204);
  }

  private void books() {
    talk.reader()
        .tries(Reader.request(article, TUESDAY).with("email", reader).with("question", "Why?"))
        .with(201);
  }

  private String feed() {
    var calendar = talk.desk().get("/api/v1/admin/hosts/" + host.id() + "/calendar").with(200);
    return URI.create(calendar.text("/feedUrl")).getPath();
  }

  @Test
  void itsSessionsEndAndNoneBegins() {
    var bearer = host.signsIn();
    var browser = StaffBrowser.signIn(talk, account);
    // The client of the host's has an account of its own.
    talk.sql().run("delete from staff where host_id = ? and email <> ?", host.id(), account);
    var own = talk.signIn(account, TalkToUs.PASSWORD);
    own.get("/api/v1/admin/bookings").with(200);

    disable(account);

    bearer.get("/api/v1/admin/bookings").with(401);
    own.get("/api/v1/admin/bookings").with(401);
    browser.get("/admin").with(303);
    talk.api()
        .post(
            "/api/v1/sessions",
            Fields.NONE.with("email", account).with("password", TalkToUs.PASSWORD))
        .with(401);
  }

  @Test
  void itsLinksOpenNothingAndNoneIsMailed() {
    var newcomer = Newcomer.of(mailroom);
    newcomer.isInvited("en");
    var invitation = newcomer.link();
    disable(newcomer.email());

    assertThat(newcomer.sets(invitation, Newcomer.CHOSEN).status()).isIn(404, 410);
    int mails = mailroom.to(newcomer.email()).size();
    forgets(newcomer.email());
    forgets(account);
    disable(account);
    mailroom.deliver();

    assertThat(mailroom.to(newcomer.email())).hasSize(mails);
    assertThat(mailroom.to(account)).isEmpty();
  }

  private void forgets(String email) {
    StaffBrowser.page(talk)
        .send("POST", "/admin/forgotten-password", StaffBrowser.form(Map.of("email", email)))
        .with(303);
  }

  @Test
  void itsFeedTellsOfNoReader() {
    books();
    var feed = feed();
    assertThat(talk.api().get(feed).with(200).body()).contains("Why?");

    disable(account);

    talk.api().get(feed).with(404);
    talk.desk().post("/api/v1/admin/staff/" + id(account) + "/activation").with(204);
    talk.api().get(feed).with(200);
  }

  @Test
  void itsFeedHasAnotherAddressWhereSomebodyElseSignsInForTheHost() {
    host.account();
    var feed = feed();
    talk.api().get(feed).with(200);

    disable(account);

    talk.api().get(feed).with(404);
    talk.api().get(feed()).with(200);
  }

  @Test
  void itIsMailedNothingOfItsCallsAndReadersAnswersDoNotGoThere() {
    books();
    disable(account);
    mailroom.deliver();

    assertThat(mailroom.to(host.name())).isEmpty();
    assertThat(mailroom.lastTo(reader).header("Reply-To"))
        .contains("service@talk.example.org")
        .doesNotContain("host@example.org");
    assertThat(skipped()).isEqualTo("not-sent.host-disabled");
  }

  @Test
  void itIsNotEvenToldThatItsCallsWentToOthers() {
    var other = talk.given().host("UTC").works("daily 00:00-24:00");
    books();
    mailroom.deliver();
    int before = mailroom.to(host.name()).size();
    article.withHost(other);

    disable(account, Fields.NONE.with("calls", "hand-over"));
    mailroom.deliver();

    assertThat(mailroom.to(other.name())).hasSize(1);
    assertThat(mailroom.to(host.name())).hasSize(before);
  }

  private Object skipped() {
    return talk.sql()
        .value(
            """
            select d.answer_code
            from delivery d
            join event e on e.id = d.event_id
            join booking b on e.subject = 'bookings/' || b.reference
            where b.host_id = ? and d.channel = 'mail' and d.target = 'host'
            order by d.id
            limit 1
            """,
            host.id());
  }

  @Test
  void whatReadersAddToThreadsItLookedAfterIsNotMailedToIt() {
    var comment = new Writing(talk, article).writes(Writing.OF_ANNA.with("email", reader));
    comment.changed("assignee", account).with(200);
    comment.answered("Because.", false);
    comment.adds("Is it so?").with(201);
    mailroom.deliver();
    assertThat(mailroom.to(account)).hasSize(1);
    comment.adds("Really?").with(201);

    disable(account);
    comment.adds("Hello?").with(201);
    mailroom.deliver();

    assertThat(mailroom.to(account)).hasSize(1);
  }

  @Test
  void nothingNewIsAssignedToIt() {
    var comment = new Writing(talk, article).writes("Why?");
    var gone = id(account).toString();
    disable(account);

    assertThat(comment.changed("assignee", gone).with(400).blamed()).containsExactly("assignee");
    assertThat(comment.changed("assignee", account).with(400).blamed()).containsExactly("assignee");
  }
}
