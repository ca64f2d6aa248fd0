package org.talktous.call.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.testing.Fields;
import org.talktous.testing.Given;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** A reader books a call. It is Monday, 2026-11-23, 08:00 UTC. */
@ServiceTest
class BookingStoryTest {
  private static final String TEN = "2026-11-24T10:00:00Z";

  private final TalkToUs talk;
  private final Given given;

  BookingStoryTest(TalkToUs talk) {
    this.talk = talk;
    this.given = talk.given();
  }

  private GivenArticle article() {
    return given.article().withHost("Europe/Berlin", "tuesday 09:00-17:00");
  }

  @Test
  void readerIsToldEverythingAboutTheCallInTheirOwnZone() {
    var article = article();

    var booked = talk.reader().tries(article, TEN).with(201);

    var token = booked.text("/token");
    assertThat(booked.header("Location")).isEqualTo("/api/v1/bookings/" + token);
    assertThat(booked.text("/reference")).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
    assertThat(booked.text("/status")).isEqualTo("confirmed");
    assertThat(booked.at("/sequence").asInt()).isZero();
    assertThat(booked.text("/startsAt")).isEqualTo("2026-11-24T13:00:00+03:00");
    assertThat(booked.text("/endsAt")).isEqualTo("2026-11-24T13:30:00+03:00");
    assertThat(booked.text("/zone")).isEqualTo("Europe/Moscow");
    assertThat(booked.text("/article")).isEqualTo(article.slug());
    assertThat(booked.text("/host/name")).isEqualTo(article.host().name());
    assertThat(booked.text("/joinUrl")).startsWith("https://meet.example.org/");
    assertThat(URI.create(booked.text("/manageUrl"))).hasPath("/calls/" + token);
    assertThat(URI.create(booked.text("/calendarUrl")))
        .hasPath("/api/v1/bookings/" + token + "/calendar.ics");
  }

  @Test
  void whatWasBookedCanBeReadByItsLink() {
    var call = talk.reader().books(article(), TEN);

    assertThat(call.read().with(200).json()).isEqualTo(call.booked().json());
  }

  @Test
  void theTokenTellsNeitherReferenceNorReader() {
    var call = talk.reader().books(article(), TEN);

    assertThat(call.token()).matches("[A-Za-z0-9_-]{43}").doesNotContain(call.reference());
    assertThat(call.booked().body()).doesNotContain("anna@example.org");
  }

  @Test
  void theCallAndItsEventAreWrittenInOneTransaction() {
    var call = talk.reader().books(article(), TEN);

    // xmin is the transaction that wrote a row.
    var event =
        talk.sql()
            .rows(
                """
                select e.type, e.sequence, e.occurred_at = b.booked_at as on_time,
                  e.xmin = b.xmin as at_once, e.data ->> 'startsAt' as starts_at,
                  e.data ->> 'article' as article, e.data::text as data, e.id
                from event e join booking b on e.subject = 'bookings/' || b.reference
                where b.reference = ?
                """,
                call.reference());

    assertThat(event).hasSize(1);
    assertThat(event.getFirst())
        .containsEntry("type", "org.talktous.booking.created")
        .containsEntry("sequence", 0)
        .containsEntry("on_time", true)
        .containsEntry("at_once", true)
        .containsEntry("starts_at", "2026-11-24T13:00:00+03:00")
        .containsEntry("article", call.booked().text("/article"));
    assertThat((UUID) event.getFirst().get("id")).extracting(UUID::version).isEqualTo(7);
    assertThat(String.valueOf(event.getFirst().get("data"))).doesNotContain("anna", "Anna");
  }

  @Test
  void aRefusedCallLeavesNoEvent() {
    var article = article();
    talk.reader().books(article, TEN);

    talk.reader().tries(article, TEN).with(409);

    assertThat(
            talk.sql()
                .count("select count(*) from event where data ->> 'article' = ?", article.slug()))
        .isEqualTo(1);
  }

  @Test
  void whatTheReaderAskedReachesTheDesk() {
    var article =
        article().with("sections", List.of(Map.of("id", "sphere", "title", "Sphere of influence")));
    var passage = Map.of("exact", "опора", "prefix", "a ", "suffix", " b", "section", "sphere");

    talk.reader()
        .tries(
            Reader.request(article, TEN)
                .with("name", "  Анна  ")
                .with("question", " Why?\nReally. ")
                .with("topic", "method")
                .with("locale", "ru")
                .with("passage", passage))
        .with(201);

    var item = talk.desk().get("/api/v1/admin/bookings?article=" + article.slug()).items("/items");
    assertThat(item).hasSize(1);
    assertThat(item.getFirst().at("/reader/name").asText()).isEqualTo("Анна");
    assertThat(item.getFirst().at("/reader/email").asText()).isEqualTo("anna@example.org");
    assertThat(item.getFirst().at("/reader/locale").asText()).isEqualTo("ru");
    assertThat(item.getFirst().at("/question").asText()).isEqualTo("Why?\nReally.");
    assertThat(item.getFirst().at("/topic").asText()).isEqualTo("method");
    assertThat(item.getFirst().at("/passage/exact").asText()).isEqualTo("опора");
    assertThat(item.getFirst().at("/passage/section").asText()).isEqualTo("sphere");
  }

  @Test
  void withoutALocaleTheReaderIsWrittenToInTheArticlesLanguage() {
    var article = article().with("language", "ru");

    talk.reader().books(article, TEN);

    assertThat(
            talk.sql()
                .value(
                    "select reader_locale from booking b join article a on a.id = b.article_id"
                        + " where slug = ?",
                    article.slug()))
        .isEqualTo("ru");
  }

  @Test
  void aPassageMustStandInASectionOfTheArticle() {
    var refused =
        talk.reader()
            .tries(
                Reader.request(article(), TEN)
                    .with("passage", Map.of("exact", "text", "section", "nowhere")))
            .with(400);

    assertThat(refused.problem()).isEqualTo("invalid-request");
    assertThat(refused.blamed()).containsExactly("passage.section");
  }

  @Test
  void aHostWithoutARoomOfTheirOwnIsNoObstacle() {
    var host = given.host("UTC").works("tuesday 10:00-11:00");
    talk.desk()
        .put(
            "/api/v1/admin/hosts/" + host.id(),
            Fields.NONE.with("name", "Olga").with("email", "olga@example.org").with("zone", "UTC"))
        .with(200);

    var call = talk.reader().books(given.article().withHost(host), TEN);

    assertThat(call.booked().at("/joinUrl").isNull()).isTrue();
    assertThat(call.calendar().with(200).body()).doesNotContain("LOCATION");
  }

  @Test
  void everySlotThatIsShownCanBeBooked() {
    var article = given.article().withHost("Asia/Kathmandu", "tuesday 10:10-12:05");

    var shown = article.slotsOn("2026-11-24");

    assertThat(shown).hasSize(3);
    shown.forEach(slot -> talk.reader().books(article, slot));
    assertThat(article.slotsOn("2026-11-24")).isEmpty();
  }

  @Test
  void aTimeMayBeGivenInAnyOffset() {
    var article = article();

    var call = talk.reader().books(article, "2026-11-24T19:00:00+09:00");

    assertThat(call.booked().text("/startsAt")).isEqualTo("2026-11-24T13:00:00+03:00");
  }
}
