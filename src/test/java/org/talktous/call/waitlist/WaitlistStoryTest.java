package org.talktous.call.waitlist;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.delivery.mail.ReceivedMail;
import org.talktous.testing.Answer;
import org.talktous.testing.Concurrently;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenHost;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Readers wait for a time. It is Monday, 2026-11-23, 08:00 UTC, and nothing is free. */
@ServiceTest
class WaitlistStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final GivenHost host = talk.given().host("UTC");
  private final GivenArticle article = talk.given().article().withHost(host);
  private final String address = Mailroom.newAddress();

  private static Fields reader(String email) {
    return Fields.NONE
        .with("email", email)
        .with("zone", "Europe/Moscow")
        .with("locale", "en")
        .with("consent", true);
  }

  private Answer joins(Fields reader) {
    return talk.api().post("/api/v1/articles/" + article.slug() + "/waitlist", reader);
  }

  private void waits(String email) {
    joins(reader(email)).with(202);
  }

  private void opens() {
    host.worksOn("2026-11-24", "10:00-10:30");
  }

  private void tells() {
    talk.bean(OpeningJob.class).tell();
    mailroom.deliver();
  }

  private long entries() {
    return talk.sql()
        .count(
            "select count(*) from waitlist_entry join article a on a.id = article_id"
                + " where a.slug = ?",
            article.slug());
  }

  private String only(String mail, String pattern) {
    var found = Pattern.compile(pattern).matcher(mail.replaceAll("\\s+", " "));
    if (!found.find()) {
      throw new AssertionError(pattern + " in " + mail);
    }
    return found.group(1);
  }

  private String linkOf(ReceivedMail mail) {
    return mail.header("List-Unsubscribe").replaceAll("[<>\\s]|https?://[^/]+", "");
  }

  @Test
  void whoWaitsIsToldOnceWhenATimeOpens() {
    waits(address);
    tells();
    assertThat(mailroom.to(address)).isEmpty();

    opens();
    tells();
    tells();
    host.worksOn("2026-11-25", "10:00-10:30");
    tells();

    assertThat(mailroom.to(address)).hasSize(1);
    var mail = mailroom.lastTo(address);
    assertThat(mail.subject()).startsWith("A time for a call is free: Article no.");
    assertThat(mail.text())
        .contains("Tuesday 24 November, 13:00", "Moscow time", "You get this one mail because");
    assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
  }

  @Test
  void theLinkInTheMailBooksTheTime() {
    waits(address);
    opens();
    tells();

    var url = only(mailroom.lastTo(address).text(), "Book a call: (\\S+)");
    var page = talk.api().get(url.replaceFirst("https?://[^/]+", "") + "&lang=en").with(200);

    assertThat(page.body())
        .contains("Book 13:00, Tuesday 24 November")
        .containsPattern("value=\"" + TEN + "\"[^>]* checked");
  }

  @Test
  void aReaderOfRussianIsWrittenToInRussian() {
    joins(reader(address).with("locale", "ru")).with(202);
    opens();
    tells();

    assertThat(mailroom.lastTo(address).subject()).startsWith("Освободилось время для звонка: ");
    assertThat(mailroom.lastTo(address).text()).contains("вторник, 24 ноября, 13:00");
  }

  @Test
  void ofFiftyWhoWaitEachIsToldOnceAndOneBooks() {
    var addresses = IntStream.range(0, 50).mapToObj(i -> Mailroom.newAddress()).toList();
    Concurrently.run(50, i -> joins(reader(addresses.get(i))).with(202));
    opens();

    Concurrently.run(
        4,
        i -> {
          talk.bean(OpeningJob.class).tell();
          return i;
        });
    mailroom.deliver();
    host.worksOn("2026-11-26", "10:00-10:30");
    var answers =
        Concurrently.run(
            50,
            i -> talk.reader().tries(Reader.request(article, TEN).with("email", addresses.get(i))));

    assertThat(addresses).allSatisfy(each -> assertThat(mailroom.to(each)).hasSize(1));
    assertThat(answers.stream().collect(groupingBy(Answer::status, counting())))
        .isEqualTo(Map.of(201, 1L, 409, 49L));
    assertThat(answers.stream().filter(each -> each.status() == 409))
        .allSatisfy(
            refused -> {
              assertThat(refused.problem()).isEqualTo("slot-taken");
              assertThat(refused.texts("/alternatives"))
                  .containsExactly("2026-11-26T13:00:00+03:00");
            });
    assertThat(opened()).hasSize(1);
    assertThat(opened().getFirst()).contains("\"waiting\": 50", "\"free\": 1");
  }

  /** Each replica looks and sends by itself, as two machines do. */
  @Test
  void twoReplicasTellEachWhoWaitsOnce() {
    var addresses = IntStream.range(0, 20).mapToObj(i -> Mailroom.newAddress()).toList();
    addresses.forEach(this::waits);
    opens();
    var other = mailroom.replica();
    try {
      var replicas = List.of(talk, other);
      Concurrently.run(
          4,
          i -> {
            replicas.get(i % 2).bean(OpeningJob.class).tell();
            return i;
          });
      Concurrently.run(
          2,
          i -> {
            new Deliver(replicas.get(i)).now();
            return i;
          });
    } finally {
      other.stop();
    }

    assertThat(addresses).allSatisfy(each -> assertThat(mailroom.to(each)).hasSize(1));
    assertThat(opened()).singleElement().asString().contains("\"waiting\": 20", "\"free\": 1");
  }

  private List<String> opened() {
    return talk
        .sql()
        .rows(
            "select data::text as data from event where type = 'org.talktous.waitlist.opened'"
                + " and subject = ?",
            "articles/" + article.slug())
        .stream()
        .map(row -> String.valueOf(row.get("data")))
        .toList();
  }

  @Test
  void aTimeThatACancelledCallGivesBackIsTold() {
    opens();
    var call = talk.reader().books(article, TEN);
    waits(address);
    tells();
    assertThat(mailroom.to(address)).isEmpty();

    call.cancel().with(200);
    tells();

    assertThat(mailroom.to(address)).hasSize(1);
  }

  @Test
  void whoJoinsTwiceWaitsOnce() {
    waits(address);
    waits(address.toUpperCase(java.util.Locale.ROOT));
    Concurrently.run(8, i -> joins(reader(address)).with(202));

    assertThat(entries()).isOne();
    assertThat(events("joined")).isOne();
    opens();
    tells();
    assertThat(mailroom.to(address)).hasSize(1);
  }

  private long events(String what) {
    return talk.sql()
        .count(
            "select count(*) from event where type = ? and data ->> 'article' = ?",
            "org.talktous.waitlist." + what,
            article.slug());
  }

  @Test
  void whoWasToldCanWaitAgain() {
    waits(address);
    opens();
    tells();
    talk.reader().books(article, TEN);

    waits(address);
    tells();
    assertThat(mailroom.to(address)).hasSize(1);
    host.worksOn("2026-11-26", "10:00-10:30");
    tells();

    assertThat(mailroom.to(address)).hasSize(2);
  }

  private Answer joinsOnThePage(String email) {
    return talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post("/articles/" + article.slug() + "/waitlist", "email=" + email + "&zone=UTC&lang=en")
        .with(303);
  }

  /** As it stands in the reader's mail. */
  private String link() {
    var link = talk.sql().value("select link from waitlist_entry where email = ?", address);
    return talk.bean(WaitlistLinks.class).path(UUID.fromString(String.valueOf(link)));
  }

  @Test
  void whoLeavesByTheLinkIsForgotten() {
    joinsOnThePage(address);
    var path = link();
    assertThat(talk.api().get(path + "?lang=en").with(200).body())
        .contains("You are on the list", "Friday, 22 January 2027");

    talk.api().delete("/api/v1" + path).with(204);
    talk.api().delete("/api/v1" + path).with(204);

    assertThat(entries()).isZero();
    assertThat(events("left")).isOne();
    assertThat(talk.api().get(path + "?lang=en").with(200).body())
        .contains("You are not on the list");
    opens();
    tells();
    assertThat(mailroom.to(address)).isEmpty();
  }

  @Test
  void oneClickInTheMailForgetsTheAddress() {
    waits(address);
    opens();
    tells();
    var path = linkOf(mailroom.lastTo(address));
    assertThat(talk.api().get(path + "?lang=en").with(200).body()).contains("A time has opened");

    talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post(path, "List-Unsubscribe=One-Click")
        .with(200);

    assertThat(entries()).isZero();
  }

  @Test
  void theLinkOfAnEarlierMailEndsALaterWait() {
    waits(address);
    opens();
    tells();
    var first = linkOf(mailroom.lastTo(address));
    waits(address);

    talk.api()
        .with("Content-Type", "application/x-www-form-urlencoded")
        .post(first, "List-Unsubscribe=One-Click")
        .with(200);
    assertThat(entries()).isZero();

    waits(address);
    talk.clock().advance(Duration.ofDays(7));
    talk.api().delete("/api/v1" + first).with(204);
    assertThat(entries()).isZero();
  }

  /** Anybody can name an address. */
  @Test
  void whoNamesAnAddressThatWaitsChangesNothingOfItsEntry() {
    var entry =
        "select concat_ws(' ', id, link, zone, locale, consent, consented_at, since, expires_at)"
            + " from waitlist_entry where email = ?";
    waits(address);
    var before = talk.sql().value(entry, address);
    talk.clock().advance(Duration.ofDays(1));

    joins(reader(address).with("zone", "UTC").with("locale", "ru")).with(202);
    joinsOnThePage(address);

    assertThat(talk.sql().value(entry, address)).isEqualTo(before);
  }

  /** Else anybody could take others off the list, or learn that they are on it. */
  @Test
  void whoNamesAnAddressIsToldTheSameWhetherItWaitsOrNot() {
    var location = joinsOnThePage(address).header("Location");

    assertThat(location).isEqualTo("/articles/" + article.slug() + "/waitlist?joined");
    assertThat(joinsOnThePage(address).header("Location")).isEqualTo(location);
    assertThat(talk.api().get(location + "&lang=en").with(200).body())
        .contains("You are on the list");
    talk.api().delete("/api/v1/waitlist/" + "A".repeat(43)).with(404);
  }

  @Test
  void aWaitEndsAfterSixtyDays() {
    waits(address);
    talk.clock().advance(Duration.ofDays(60));
    host.worksOn("2027-01-25", "10:00-10:30");

    tells();

    assertThat(entries()).isZero();
    assertThat(mailroom.to(address)).isEmpty();
  }

  @Test
  void theAddressIsForgottenAWeekAfterTheMail() {
    waits(address);
    opens();
    tells();
    assertThat(entries()).isOne();

    talk.clock().advance(Duration.ofDays(7));
    tells();

    assertThat(entries()).isZero();
  }

  @Test
  void whoHasBookedMeanwhileIsNotTold() {
    waits(address);
    opens();
    talk.reader().tries(Reader.request(article, TEN).with("email", address)).with(201);
    host.worksOn("2026-11-25", "10:00-10:30");
    tells();

    assertThat(mailroom.to(address).stream().map(ReceivedMail::subject))
        .noneMatch(subject -> subject.startsWith("A time for a call is free"));
    assertThat(entries()).isZero();
  }

  /** With the mail written late, as if the server had been down. */
  @Test
  void whoWouldFindNothingWaitsOn() {
    waits(address);
    opens();
    talk.bean(OpeningJob.class).tell();
    talk.reader().books(article, TEN);
    mailroom.deliver();
    assertThat(mailroom.to(address)).isEmpty();

    host.worksOn("2026-11-26", "10:00-10:30");
    tells();

    assertThat(mailroom.to(address)).hasSize(1);
  }

  @Test
  void eventsHoldNoAddress() {
    waits(address);
    opens();
    tells();

    assertThat(
            talk
                .sql()
                .rows(
                    "select data::text || subject as all from event"
                        + " where type like 'org.talktous.waitlist.%'")
                .stream()
                .map(row -> String.valueOf(row.get("all"))))
        .isNotEmpty()
        .noneMatch(each -> each.contains("@"));
    assertThat(
            talk
                .sql()
                .rows(
                    "select target from delivery join event on event.id = event_id"
                        + " where type = 'org.talktous.waitlist.opened'")
                .stream()
                .map(row -> Objects.toString(row.get("target"))))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(UUID.fromString(target)).isNotNull());
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThat(joins(Fields.NONE).with(400).blamed())
        .containsExactlyInAnyOrder("email", "zone", "consent");
    assertThat(blamed("email", "no address")).containsExactly("email");
    assertThat(blamed("zone", "Mars")).containsExactly("zone");
    assertThat(blamed("locale", "?")).containsExactly("locale");
    assertThat(blamed("consent", false)).containsExactly("consent");
    assertThat(joins(reader(address).with("locale", null)).with(202).body()).isEmpty();
    talk.api().post("/api/v1/articles/no-such-article/waitlist", reader(address)).with(404);
  }

  private List<String> blamed(String field, @Nullable Object value) {
    return joins(reader(address).with(field, value)).with(400).blamed();
  }

  @Test
  void aMailboxIsNotFlooded() {
    var limited = TalkToUs.with(Map.of("talk.ratelimit.enabled", "true"));
    var slug = limited.given().article().slug();
    var path = "/api/v1/articles/" + slug + "/waitlist";
    for (int i = 0; i < 20; i++) {
      limited.api().post(path, reader(address)).with(202);
    }

    var refused = limited.api().post(path, reader(address)).with(429);

    assertThat(refused.problem()).isEqualTo("too-many-requests");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    limited.api().post(path, reader(Mailroom.newAddress())).with(202);
  }
}
