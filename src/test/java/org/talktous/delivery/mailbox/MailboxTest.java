package org.talktous.delivery.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.feedback.thread.Writing;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenCall;
import org.talktous.testing.GivenComment;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;
import org.talktous.testing.TestDatabase;

/** What people, their calendars and mail servers send to the service's mailbox. */
@ServiceTest
class MailboxTest {
  private static final String TUESDAY = "2026-11-24T10:00:00Z";
  private static final String HOST = "host@example.org";

  private final MailServer server = MailServer.open();
  private final TalkToUs talk = server.talk();
  private final String reader = Mailroom.newAddress();
  private final GivenArticle article = talk.given().article().withHost("UTC", "daily 09:00-18:00");

  @BeforeEach
  void readWhatOthersLeft() {
    server.read();
  }

  @AfterEach
  void mendTheWay() {
    server.way().recover();
  }

  private GivenCall books(@Nullable String question) {
    return server.books(
        Reader.request(article, TUESDAY).with("email", reader).with("question", question));
  }

  private GivenComment writes() {
    return new Writing(talk, article).writes(Writing.OF_ANNA.with("email", reader));
  }

  private void replies(String from, String to, String text) {
    server.receives(RawMail.reply(from, to, MailServer.newId(), text));
  }

  private String addressOfReader() {
    return MailServer.replyTo(server.lastTo(reader));
  }

  private String addressOfHost() {
    return MailServer.replyTo(server.lastTo(article.host().name()));
  }

  /** What stands in the thread of a call, the first message and the replies with their authors. */
  private List<String> thread(GivenCall call) {
    var all = new ArrayList<String>();
    talk.sql()
        .rows(
            """
            select q.body
            from reader_query q
            join booking b on b.id = q.booking_id
            where b.reference = ?
            """,
            call.reference())
        .forEach(row -> all.add("reader: " + row.get("body")));
    talk.sql()
        .rows(
            """
            select r.author, r.body
            from reply r
            join reader_query q on q.id = r.query_id
            join booking b on b.id = q.booking_id
            where b.reference = ?
            order by r.id
            """,
            call.reference())
        .forEach(row -> all.add(row.get("author") + ": " + row.get("body")));
    return all;
  }

  @Test
  void aReadersReplyStandsInTheThreadOnceAndReachesTheHost() {
    var call = books("Why?");
    replies(reader, addressOfReader(), "I forgot: where do we meet?");

    assertThat(server.read()).isEqualTo(1);
    assertThat(server.read()).isZero();
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: I forgot: where do we meet?");
    server.deliver();
    var mail = server.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Anna Reader has replied");
    assertThat(mail.text()).contains("I forgot: where do we meet?").doesNotContain("is booked\n>");
  }

  @Test
  void theHostsReplyReachesTheReaderWhoCanReplyAgain() {
    var call = books("Why?");
    replies(HOST, addressOfHost(), "Because of the price.");
    server.read();
    server.deliver();

    assertThat(thread(call)).containsExactly("reader: Why?", "staff: Because of the price.");
    var mail = server.lastTo(reader);
    assertThat(mail.text()).contains("Because of the price.");
    replies(reader, MailServer.replyTo(mail), "I see.");
    server.read();
    server.deliver();
    assertThat(thread(call)).hasSize(3).last().isEqualTo("reader: I see.");
    replies(HOST, addressOfHost(), "Good.");
    server.read();
    assertThat(thread(call)).hasSize(4).last().isEqualTo("staff: Good.");
  }

  /** What the audit log holds of a call's thread, and as whose. */
  private List<String> recorded(GivenCall call) {
    return talk
        .sql()
        .rows(
            """
            select a.action, coalesce(s.email, h.name) as author, a.after ->> 'public' as public,
              a.before::text || a.after as all
            from audit a
            join reader_query q on a.subject = 'query/' || q.id
            join booking b on b.id = q.booking_id
            left join staff s on s.id = a.staff_id
            left join host h on h.id = a.staff_id
            where b.reference = ?
            order by a.id
            """,
            call.reference())
        .stream()
        .peek(row -> assertThat(row.toString()).doesNotContain("price", "Anna"))
        .map(row -> row.get("action") + " by " + row.get("author") + ", " + row.get("public"))
        .toList();
  }

  @Test
  void aHostsReplyStandsInTheAuditLogAsOneOfTheirAccount() {
    var account = article.host().account();
    var call = books("Why?");
    replies(HOST, addressOfHost(), "Because of the price.");
    server.read();

    assertThat(recorded(call)).containsExactly("query.answered by " + account + ", false");
    assertThat(
            talk.sql()
                .value(
                    """
                    select s.email
                    from reply r
                    join staff s on s.id = r.staff_id
                    join reader_query q on q.id = r.query_id
                    join booking b on b.id = q.booking_id
                    where b.reference = ?
                    """,
                    call.reference()))
        .isEqualTo(account);
  }

  @Test
  void ofSeveralAccountsOfAHostTheOneThatWritesIsRecorded() {
    article.host().account();
    var second = article.host().account();
    var call = books("Why?");
    talk.sql().run("update host set email = ? where id = ?", second, article.host().id());
    replies(second, addressOfHost(), "Because of the price.");
    server.read();

    assertThat(recorded(call)).containsExactly("query.answered by " + second + ", false");
  }

  @Test
  void aHostWithoutAnAccountIsRecordedAsTheHost() {
    var call = books("Why?");
    replies(HOST, addressOfHost(), "Because of the price.");
    server.read();

    var host = article.host();
    assertThat(recorded(call)).containsExactly("query.answered by " + host.name() + ", false");
    assertThat(talk.desk().get("/api/v1/admin/audit?staff=" + host.id()).with(200).items("/items"))
        .singleElement()
        .satisfies(item -> assertThat(item.at("/staff/email").asText()).isEqualTo(HOST));
  }

  @Test
  void aReadersReplyLeavesNoAuditEntry() {
    var call = books("Why?");
    replies(reader, addressOfReader(), "I forgot the price.");
    server.read();

    assertThat(thread(call)).hasSize(2);
    assertThat(recorded(call)).isEmpty();
  }

  @Test
  void whoAnswersACommentByMailIsItsAuthor() {
    var comment = writes();
    var colleague = article.host().account();
    comment.changed("assignee", colleague).with(200);
    comment.adds("And why again?").with(201);
    server.deliver();
    replies(colleague, MailServer.replyTo(server.lastTo(colleague)), "Because of the price.");
    server.read();

    assertThat(
            talk.sql()
                .rows(
                    "select a.action, s.email from audit a join staff s on s.id = a.staff_id"
                        + " where a.subject = ? order by a.id",
                    "query/" + comment.id()))
        .last()
        .hasToString("{action=query.answered, email=" + colleague + "}");
  }

  @Test
  void aReadersReplyToACallWithoutAQuestionOpensItsThreadAndReachesTheHost() {
    var call = books(null);
    assertThat(addressOfHost()).isEqualTo(reader);
    replies(reader, addressOfReader(), "Now I have a question.");
    server.read();
    server.deliver();

    assertThat(thread(call)).containsExactly("reader: Now I have a question.");
    var mail = server.lastTo(article.host().name());
    assertThat(mail.subject()).startsWith("Anna Reader has replied");
    assertThat(mail.text()).containsOnlyOnce("Now I have a question.");
    replies(reader, addressOfReader(), "And another.");
    server.read();
    assertThat(thread(call)).hasSize(2);
  }

  @Test
  void aReaderOfAnAnswerToACommentRepliesByMail() {
    var comment = writes();
    comment.answered("Because.", false);
    server.deliver();
    replies(reader.toUpperCase(Locale.ROOT), addressOfReader(), "Thank you.");
    server.read();

    assertThat(comment.read().items("/replies").stream().map(each -> each.path("body").asText()))
        .containsExactly("Because.", "Thank you.");
    server.deliver();
    assertThat(server.to(TalkToUs.ADMIN))
        .filteredOn(mail -> mail.text().contains(comment.reference()))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("Thank you."));
  }

  @Test
  void aReplyWithAsManyLinksAsSignaturesHaveReachesTheHost() {
    var call = books("Why?");
    replies(
        reader,
        addressOfReader(),
        "Where do we meet?\n\nAnna\nhttps://a.example.org https://b.example.org\n"
            + "https://c.example.org");
    server.read();
    server.deliver();

    assertThat(thread(call)).hasSize(2);
    assertThat(server.lastTo(article.host().name()).text()).contains("Where do we meet?");
  }

  /** Of the call's thread in the API, as its reader finds it from the page of the call. */
  private String path(GivenCall call) {
    var page = talk.api().get("/calls/" + call.token()).with(200).body();
    var found = Pattern.compile("/comments/([\\w-]+)").matcher(page);
    assertThat(found.find()).isTrue();
    return "/api/v1/comments/" + found.group(1);
  }

  private Object threadId(GivenCall call) {
    return talk.sql()
        .value(
            "select q.id from reader_query q join booking b on b.id = q.booking_id"
                + " where b.reference = ?",
            call.reference());
  }

  @Test
  void whatWasKeptBackReachesTheHostOnceItIsLetThrough() {
    var call = books("Why?");
    var id = threadId(call);
    talk.api()
        .post(
            path(call) + "/replies",
            Fields.NONE.with(
                "body", "https://a.example.org https://b.example.org https://c.example.org"))
        .with(201);
    server.deliver();
    assertThat(server.lastTo(article.host().name()).text()).doesNotContain("a.example.org");

    talk.desk()
        .send("PATCH", "/api/v1/admin/comments/" + id, Fields.NONE.with("status", "open"))
        .with(200);
    server.deliver();

    assertThat(server.to(article.host().name()))
        .filteredOn(mail -> mail.text().contains("https://a.example.org"))
        .hasSize(1);
  }

  @Test
  void aReaderWhoTookTheirQuestionBackIsStillHeard() {
    var call = books("Why?");
    talk.api().post(path(call) + "/withdrawal").with(200);
    replies(reader, addressOfReader(), "I am late.");
    replies("mallory@example.org", addressOfReader(), "I am Anna");
    server.read();
    server.deliver();

    assertThat(thread(call)).containsExactlyInAnyOrder("reader: ", "reader: I am late.");
    assertThat(server.lastTo(article.host().name()).text()).contains("I am late.");
  }

  private void handsOver(GivenCall call, GivenHost to) {
    var id = talk.sql().value("select id from booking where reference = ?", call.reference());
    talk.desk()
        .post("/api/v1/admin/bookings/" + id + "/handover", Fields.NONE.with("host", to.id()))
        .with(200);
    server.deliver();
  }

  @Test
  void anAnswerToTheMailThatTheCallIsGoneReachesTheReader() {
    var call = books("Why?");
    assertThat(addressOfHost()).isNotEqualTo(reader);
    handsOver(call, talk.given().host("UTC").works("daily 09:00-18:00"));

    assertThat(server.lastTo(article.host().name()).subject()).startsWith("No longer yours");
    assertThat(addressOfHost()).isEqualTo(reader);
  }

  @Test
  void aThreadOfTheHostBeforeIsTheNewHosts() {
    var call = books("Why?");
    var before = article.host().account();
    talk.desk()
        .send(
            "PATCH",
            "/api/v1/admin/comments/" + threadId(call),
            Fields.NONE.with("assignee", before))
        .with(200);
    var other = talk.given().host("UTC").works("daily 09:00-18:00");
    var account = other.account();
    handsOver(call, other);
    replies(reader, addressOfReader(), "Where do we meet?");
    server.read();
    server.deliver();

    assertThat(server.to(account).stream().map(ReceivedMail::text))
        .anyMatch(text -> text.contains("Where do we meet?"));
    assertThat(server.to(before).stream().map(ReceivedMail::text))
        .noneMatch(text -> text.contains("Where do we meet?"));
  }

  @Test
  void ofMailsThatHaveWaitedAllAreTakenAndOfThoseThatComeAtOnceTwenty() {
    var call = books("Why?");
    var limited = server.limited();
    try {
      var start = Instant.parse("2026-11-23T02:00:00Z");
      for (int i = 0; i < 30; i++) {
        assertThat(takes(limited, i, start.plus(Duration.ofMinutes(5L * i))))
            .isEqualTo(MailResult.REPLIED);
      }
      assertThat(thread(call)).hasSize(31);
      for (int i = 30; i < 51; i++) {
        assertThat(takes(limited, i, start.plus(Duration.ofHours(9))))
            .isEqualTo(i < 50 ? MailResult.REPLIED : MailResult.FLOOD);
      }
    } finally {
      limited.stop();
    }
  }

  /** What becomes of a reply that the mailbox got then. */
  private MailResult takes(TalkToUs replica, int number, Instant receivedAt) {
    var mail = RawMail.reply(reader, addressOfReader(), MailServer.newId(), "Message " + number);
    return replica.bean(Intake.class).take(bytes(mail), receivedAt, "another", 1, 1).orElseThrow();
  }

  private static byte[] bytes(String mail) {
    return mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** As often as the connection breaks over it. */
  @Test
  void aMailThatTheServerDoesNotHandOutIsSteppedOver() {
    var call = books("Why?");
    replies(reader, addressOfReader(), "Never read");
    for (int i = 0; i < 5; i++) {
      server.way().loseAnswerTo("BODY");
      server.read();
    }
    replies(reader, addressOfReader(), "Read after it");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Read after it");
    assertThat(server.isSeen(1)).isFalse();
  }

  @Test
  void aForgedSenderDoesNothing() {
    var call = books("Why?");
    replies("mallory@example.org", addressOfReader(), "I am Anna");
    replies("mallory@example.org", addressOfHost(), "I am the host");
    replies(reader, addressOfHost(), "I am the host, too");
    replies(reader, addressOfReader().replaceFirst("\\+.", "+v"), "Of another address");
    server.receives(
        "Authentication-Results: mx.example.org; spf=fail; dmarc=fail header.from=example.org\n"
            + RawMail.reply(reader, addressOfReader(), MailServer.newId(), "My server is unknown"));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
  }

  /** Domains that ask to be told only are those of honest readers behind lists and forwarders. */
  @Test
  void whatTheOwnServerFoundOfTheSenderCounts() {
    var call = books("Why?");
    checked("mx.example.org; dmarc=fail (p=NONE sp=NONE dis=NONE) header.from=example.org", "One");
    checked("mx.example.org; dkim=none\nAuthentication-Results: other.example; dmarc=fail", "Two");
    checked("mx.example.org; dkim=none\nAuthentication-Results: mx.example.org; dmarc=fail", "No");
    checked("mx.example.org; dmarc=fail (p=REJECT) header.from=example.org", "No");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: One", "reader: Two");
  }

  private void checked(String results, String text) {
    server.receives(
        "Authentication-Results: "
            + results
            + "\n"
            + RawMail.reply(reader, addressOfReader(), MailServer.newId(), text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (calendar)",
        "Precedence: auto_reply",
        "Precedence: bulk",
        "X-Autoreply: yes",
        "List-Id: <all.example.org>",
        "Return-Path: <>"
      })
  void whatAProgramSentIsKeptOut(String field) {
    var call = books("Why?");
    server.receives(
        field
            + "\n"
            + RawMail.reply(reader, addressOfReader(), MailServer.newId(), "I am on holiday")
                .replaceFirst("Return-Path: .*\n", ""));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
    assertThat(server.lastResult()).isEqualTo("automatic");
  }

  @Test
  void theServicesOwnMailsAreKeptOut() {
    var call = books("Why?");
    var own = server.lastTo(reader);
    server.receives(own.raw().replaceFirst("To: .*\r\n", "To: " + addressOfReader() + "\r\n"));
    replies("service@talk.example.org", addressOfReader(), "A loop");
    replies(addressOfHost(), addressOfReader(), "Another loop");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
  }

  @Test
  void aMailboxThatCannotBeReachedLosesNothing() {
    var call = books("Why?");
    server.way().cut();
    replies(reader, addressOfReader(), "While nobody listens");

    assertThat(server.read()).isZero();
    assertThat(thread(call)).hasSize(1);
    server.way().recover();
    assertThat(server.read()).isEqualTo(1);
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: While nobody listens");
  }

  /** As the database sees it when the service is killed: the transaction ends without a commit. */
  @Test
  void aServiceThatDiesBetweenReadingAndWritingDoesItOnceAfterwards() throws Exception {
    var call = books("Why?");
    replies(reader, addressOfReader(), "Only once");
    try (var holder =
            DriverManager.getConnection(
                talk.sql().url(), TestDatabase.username(), TestDatabase.password());
        var lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("select from reader_query for update");
      var dying = Thread.ofPlatform().start(this::readOrDie);
      while (blocked("count(*)") == 0) {
        talk.sql().rows("select 1 from pg_sleep(0.05)");
      }
      assertThat(blocked("count(pg_terminate_backend(pid))")).isEqualTo(1);
      dying.join();
    }
    assertThat(thread(call)).hasSize(1);

    server.read();
    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Only once");
    assertThat(server.read()).isZero();
  }

  /** Of the sessions that wait for a lock. */
  private long blocked(String what) {
    return talk.sql()
        .count(
            "select "
                + what
                + " from pg_stat_activity where datname = current_database() and wait_event_type ="
                + " 'Lock'");
  }

  private void readOrDie() {
    try {
      server.read();
    } catch (RuntimeException died) {
      // as it should
    }
  }

  @Test
  void aMailThatIsReadAgainUnderAnotherUidIsKnown() {
    var call = books("Why?");
    var id = MailServer.newId();
    var mail = RawMail.reply(reader, addressOfReader(), id, "Twice in the mailbox");
    server.receives(mail);
    server.receives(mail);
    server.read();
    talk.sql().run("update mailbox_position set validity = validity - 1");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Twice in the mailbox");
  }

  @Test
  void replicasThatReadAtOnceTakeAMailOnce() throws Exception {
    var call = books("Why?");
    for (int i = 0; i < 5; i++) {
      replies(reader, addressOfReader(), "Message " + i);
    }
    var readers = new ArrayList<Thread>();
    for (int i = 0; i < 3; i++) {
      readers.add(Thread.ofPlatform().start(this::readOrDie));
    }
    for (var each : readers) {
      each.join();
    }
    server.read();

    assertThat(thread(call)).hasSize(6).doesNotHaveDuplicates();
  }

  /** Handed in past the IMAP server of the tests, which takes nothing that is malformed. */
  @Test
  void whateverIsMalformedDoesNotStopTheOthers() {
    var call = books("Why?");
    var to = addressOfReader();
    var head = "From: " + reader + "\r\nTo: " + to + "\r\n";
    takes(
        "",
        "no mail at all",
        head + "Content-Type: multipart/mixed\r\n\r\nNo boundary",
        head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nNo end",
        head + "Content-Type: text/plain; charset=klingon\r\n\r\nOdd charset",
        head + "Content-Transfer-Encoding: base64\r\n\r\n%%%%",
        head + "Content-Transfer-Encoding: klingon\r\n\r\nOdd encoding",
        head + "Content-Type: ;;;=\"\r\n\r\nOdd type",
        head + "\r\n\0\0\ud83d",
        head
            + "Content-Type: text/calendar; method=REPLY\r\n\r\n"
            + "BEGIN:VCALENDAR\r\n"
            + "METHOD:REPLY\r\n",
        head + ("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n").repeat(300) + "Deep",
        "From: , ,,<>;:\r\nTo: " + to + "\r\n\r\nNobody",
        "To: " + "x".repeat(300_000) + "\r\n\r\nLong");
    replies(reader, to, "After all of them");
    server.read();

    assertThat(thread(call)).contains("reader: Odd charset", "reader: No end");
    assertThat(thread(call)).last().isEqualTo("reader: After all of them");
  }

  @Test
  void mailsOfWhichAnyBytesAreSpoiledDoNotStopTheTaskEither() {
    books("Why?");
    var mail =
        RawMail.report(server.lastTo(reader), reader, "failed", "5.1.1")
            + RawMail.reply(reader, addressOfReader(), MailServer.newId(), "Привет")
            + server.lastTo(reader).raw();
    var random = new Random(14);
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(3) * mail.length() / 3;
      var bytes = mail.substring(from).getBytes(StandardCharsets.UTF_8);
      for (int spoiled = 0; spoiled < 20; spoiled++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      takes(bytes);
    }
  }

  private void takes(String... mails) {
    for (var mail : mails) {
      takes(mail.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void takes(byte[] mail) {
    talk.bean(Intake.class).take(mail, talk.clock().instant(), "another", 1, 1);
  }

  /** What stands in a thread after a mail whose head and body, but for its addresses, these are. */
  private List<String> takes(GivenCall call, String content) {
    server.receives(
        "From: %s\nTo: %s\nMessage-ID: %s\nMIME-Version: 1.0\n%s"
            .formatted(reader, addressOfReader(), MailServer.newId(), content));
    server.read();
    var all = thread(call);
    return all.subList(1, all.size());
  }

  @Test
  void ofAMailInHtmlAloneTheTextIsTaken() {
    assertThat(
            takes(
                books("Why?"),
                """
                Content-Type: text/html; charset=windows-1251
                Content-Transfer-Encoding: quoted-printable

                <div dir=3D"ltr">=CF=F0=E8=E2=E5=F2, <b>Anna</b> &amp; co.<br></div>
                <div class=3D"gmail_quote">On Tuesday Talk wrote: <blockquote>No</blockquote></div>
                """))
        .containsExactly("reader: Привет, Anna & co.");
  }

  /** Gateways add a footer of their own beside a text that may be HTML alone. */
  @Test
  void aFooterBesideTheTextDoesNotTakeItsPlace() {
    assertThat(
            takes(
                books("Why?"),
                """
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <p>My answer</p><img src="cid:1">
                --r
                Content-Type: image/png
                Content-ID: <1>
                Content-Disposition: inline; filename=cat.png

                none
                --r--
                --m
                Content-Type: text/plain

                Scanned for viruses
                --m--
                """))
        .containsExactly("reader: My answer\nScanned for viruses");
  }

  @Test
  void ofAlternativesOneIsTaken() {
    var call = books("Why?");
    assertThat(
            takes(
                call,
                """
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain; charset=utf-8; format=flowed

                A line that was\s
                wrapped.
                --a
                Content-Type: text/html

                <p>A line that was wrapped.</p>
                --a--
                """))
        .containsExactly("reader: A line that was wrapped.");
    assertThat(
            takes(
                call,
                """
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                \s
                --a
                Content-Type: text/html

                <p>In HTML</p>
                --a--
                """))
        .last()
        .isEqualTo("reader: In HTML");
  }

  /** Apple Mail shows the text of attached files. */
  @Test
  void aFileThatIsShownInTheTextIsNoPartOfIt() {
    assertThat(
            takes(
                books("Why?"),
                """
                Content-Type: multipart/mixed; boundary=m

                --m
                Content-Type: text/plain

                See the notes
                --m
                Content-Type: text/plain; name=notes.txt
                Content-Disposition: inline; filename=notes.txt

                secret notes
                --m
                Content-Type: message/rfc822

                Subject: forwarded

                another mail
                --m
                Content-Type: text/plain

                and tell me
                --m--
                """))
        .containsExactly("reader: See the notes\nand tell me");
  }

  @ParameterizedTest
  @CsvSource({
    "us-ascii, UTF-8",
    "iso-8859-1, UTF-8",
    "klingon, UTF-8",
    "'', UTF-8",
    "koi8-r, KOI8-R",
    "windows-1251, windows-1251",
    "\"UTF-8\", UTF-8"
  })
  void textsWithTheWrongLabelAreRead(String label, String written) {
    var call = books("Why?");
    var head =
        "From: %s\r\nTo: %s\r\nMessage-ID: %s\r\nContent-Type: text/plain%s\r\n\r\n"
            .formatted(
                reader,
                addressOfReader(),
                MailServer.newId(),
                label.isEmpty() ? "" : "; charset=" + label);
    takes((head + "Привет, café").getBytes(Charset.forName(written)));

    assertThat(thread(call))
        .last()
        .isEqualTo("reader: Привет, caf" + (written.equals("UTF-8") ? "é" : "?"));
  }

  @Test
  void latinTextUnderALabelOfAsciiIsReadToo() {
    var call = books("Why?");
    var head =
        "From: %s\r\nTo: %s\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
            .formatted(reader, addressOfReader());
    takes((head + "“naïve” café").getBytes(Charset.forName("windows-1252")));

    assertThat(thread(call)).last().isEqualTo("reader: “naïve” café");
  }

  @Test
  void aReplyThatOnlyQuotesIsLeftToPeople() {
    var call = books("Why?");
    replies(reader, addressOfReader(), "");
    server.read();

    assertThat(thread(call)).hasSize(1);
    assertThat(server.lastResult()).isEqualTo("empty");
    takes(
        call,
        """
        Content-Type: text/html

        <div class="gmail_quote">On Tuesday Talk wrote: <blockquote>No</blockquote></div>
        """);
    assertThat(thread(call)).hasSize(1);
    assertThat(server.lastResult()).isEqualTo("empty");
    assertThat(server.isSeen(1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Reader, Anna\" <%s>",
        "=?utf-8?Q?Reader=2C_Anna?= <%s>",
        "=?koi8-r?B?7tDJ1MHUxczYLCDh?= <%s>",
        "Reader, Anna <%s>",
        "Читатель, Анна <%s>",
        "%s (Anna, Reader)",
        "<%s>"
      })
  void whateverTheReadersNameTheyAreKnownByTheirAddress(String from) {
    var call = books("Why?");
    server.receives(
        RawMail.reply(reader, addressOfReader(), MailServer.newId(), "It is me")
            .replaceFirst("From: .*", "From: " + from.formatted(reader)));
    server.read();

    assertThat(thread(call)).last().isEqualTo("reader: It is me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%s\" <mallory@example.org>",
        "%s, mallory@example.org",
        "mallory@example.org, %s",
        "\"%s, \" <mallory@example.org>",
        "%s\nFrom: mallory@example.org"
      })
  void whoeverIsNotTheOnlySenderIsLeftToPeople(String from) {
    var call = books("Why?");
    takes(
        RawMail.reply(reader, addressOfReader(), MailServer.newId(), "I am Anna")
            .replaceFirst("From: .*", "From: " + from.formatted(reader)));

    assertThat(thread(call)).hasSize(1);
    assertThat(server.lastResult()).isEqualTo("foreign");
  }

  /** Whatever is huge or deep is read in seconds, and what is legible of it is taken. */
  @Test
  void aHugeMailTakesNoTime() {
    var call = books("Why?");
    var head = "From: " + reader + "\r\nTo: " + addressOfReader() + "\r\n";
    var boundary = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    var part = "--b\r\nContent-Type: text/plain\r\n\r\n";
    long before = System.nanoTime();
    takes(
        head + boundary + part + "Many parts\r\n" + part.repeat(25_000),
        head + boundary + part + "Empty parts\r\n" + "--b\r\n\r\n".repeat(120_000),
        head + boundary + part + "Broken parts\r\n" + ("--b\r\n" + boundary).repeat(20_000),
        head + boundary + part + "Deep parts\r\n--b\r\n" + deep(15_000),
        head + "X-Odd: 1\r\n".repeat(90_000) + "\r\nMany fields",
        head + "Subject: " + "=?utf-8?Q?=2C?= ".repeat(60_000) + "\r\n\r\nLong field",
        head + "Content-Type: text/html\r\n\r\nHtml" + "<p>".repeat(340_000),
        "From: " + "Anna, ".repeat(160_000) + "<" + reader + ">\r\n\r\nMany names",
        head + "References: " + "<a@b> ".repeat(160_000) + "\r\n\r\nMany references");

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
    assertThat(thread(call))
        .contains(
            "reader: Many parts",
            "reader: Empty parts",
            "reader: Broken parts",
            "reader: Deep parts",
            "reader: Many fields",
            "reader: Long field",
            "reader: Html",
            "reader: Many references");
  }

  /** Parts within parts. */
  private static String deep(int levels) {
    return IntStream.range(0, levels)
        .mapToObj(i -> "Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n")
        .collect(Collectors.joining());
  }

  @Test
  void anAttachmentIsPassedOverHoweverLargeItIs() {
    var call = books("Why?");
    server.receives(
        """
        From: %s
        To: %s
        Message-ID: %s
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=koi8-r
        Content-Transfer-Encoding: base64

        8NLJ18XU
        --b
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment; filename=notes.txt

        %s
        --b--
        """
            .formatted(
                reader, addressOfReader(), MailServer.newId(), "secret notes\n".repeat(300_000)));
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?", "reader: Привет");
  }

  @Test
  void aHostWhoseAccountIsDisabledAnswersNobody() {
    var call = books("Why?");
    var address = addressOfHost();
    var account = article.host().account();
    talk.sql().run("update staff set disabled_at = now() where email = ?", account);

    replies(HOST, address, "Call me at home instead.");
    replies(account, address, "Or from my own address.");
    server.read();

    assertThat(thread(call)).containsExactly("reader: Why?");
    assertThat(server.lastResult()).isEqualTo("foreign");
  }
}
