package org.talktous.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.Deliver;
import org.talktous.testing.Reader;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Without a mail server mails become files, which admins can read. */
@ServiceTest
class MailFilesTest {
  private static final Path DATA = Path.of("target", "mail-files-test");
  private static final String TUESDAY = "2026-11-24T10:00:00Z";
  private static final String MAILS = "/api/v1/admin/mails";

  private final TalkToUs talk = TalkToUs.with(Map.of("talk.data-dir", DATA.toString()));
  private final String address = Mailroom.newAddress();

  private String book() {
    var article = talk.given().article().withHost("UTC", "daily 09:00-18:00");
    var request = Reader.request(article, TUESDAY).with("email", address);
    var reference = talk.reader().tries(request).with(201).text("/reference");
    new Deliver(talk).now();
    return reference;
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(DATA.toAbsolutePath().resolve("mail"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void aMailIsAFileNamedByTimeAndMessageId() throws IOException, MessagingException {
    talk.clock().advance(Duration.ofMinutes(1));
    var reference = book();

    var id = idOf(reference);
    assertThat(files()).anyMatch(file -> file.getFileName().toString().equals(id + ".eml"));
    assertThat(files()).allMatch(file -> file.toString().endsWith(".eml"));
    assertThat(id).matches("20261123T080100000Z_[0-9a-f-]{36}\\.reader@localhost");
    var read = talk.desk().get(MAILS + "/" + id).with(200);
    assertThat(read.header("Content-Type")).isEqualTo("message/rfc822");
    var mail = new ReceivedMail(new MimeMessage(null, new ByteArrayInputStream(read.bytes())));
    assertThat(mail.subject()).isEqualTo("Your call is booked: Tuesday 24 November, 13:00");
    assertThat(id).contains(mail.header("Message-ID").replaceAll("[<>]", ""));
    assertThat(mail.calendar().validate().hasErrors()).isFalse();
  }

  /** The id under which the desk lists the reader's mail. */
  private String idOf(String reference) {
    var page = talk.desk().get(MAILS).with(200);
    while (true) {
      for (var item : page.items("/items")) {
        if (item.at("/to").asText().contains(address)) {
          return item.at("/id").asText();
        }
      }
      if (page.at("/next").isNull()) {
        throw new AssertionError("no mail of " + reference);
      }
      page = talk.desk().get(MAILS + "?cursor=" + page.text("/next")).with(200);
    }
  }

  @Test
  void theNewestComeFirstAPageAtATime() {
    for (int i = 0; i < 30; i++) {
      talk.clock().advance(Duration.ofSeconds(1));
      book();
    }

    var first = talk.desk().get(MAILS).with(200);
    assertThat(first.items("/items")).hasSize(50);
    var times = first.items("/items").stream().map(item -> item.at("/id").asText()).toList();
    assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    var second = talk.desk().get(MAILS + "?cursor=" + first.text("/next")).with(200);
    assertThat(second.items("/items")).isNotEmpty();
    assertThat(second.items("/items").getFirst().at("/id").asText()).isLessThan(times.getLast());
  }

  @Test
  void whatIsNoMailIsNotFound() {
    talk.desk().get(MAILS + "/20261123T080100000Z_nothing").with(404);
    talk.desk().get(MAILS + "/..%2F..%2Fpom").with(404);
    talk.desk().get(MAILS + "/%00").with(404);
    assertThat(talk.desk().get(MAILS + "?cursor=nonsense").with(400).blamed())
        .containsExactly("cursor");
    talk.desk().get("/admin/mails/nothing").with(404);
  }

  @Test
  void onlyAdminsReadThem() {
    var reference = book();
    var id = idOf(reference);
    for (var path : List.of(MAILS, MAILS + "/" + id, "/admin/mails", "/admin/mails/" + id)) {
      assertThat(talk.api().get(path).status())
          .as(path)
          .isEqualTo(path.startsWith("/api") ? 401 : 303);
      assertThat(talk.api().with("Accept", "text/html").get(path).body()).doesNotContain(address);
      talk.desk().get(path).with(200);
    }
  }

  @Test
  void aPageShowsThemInBothLanguages() {
    var reference = book();
    var id = idOf(reference);
    var browser = talk.desk().with("Accept", "text/html");

    var cursor = id + "-0";
    assertThat(browser.get("/admin/mails?before=" + cursor).with(200).body())
        .contains("<h1>Mails</h1>", address, "/admin/mails/" + id);
    assertThat(browser.get("/admin/mails?lang=ru").with(200).body()).contains("<h1>Письма</h1>");
    assertThat(browser.get("/admin/mails/" + id).with(200).body())
        .contains("Your call is booked", reference, "BEGIN:VCALENDAR", MAILS + "/" + id);
  }

  @Test
  void theBookingPagesPromiseTheMail() {
    var article = talk.given().article().withHost("UTC", "daily 09:00-18:00");
    var call = talk.reader().books(article, TUESDAY);
    var page = "/calls/" + call.token();

    assertThat(talk.api().get(page + "?booked").body()).contains("You get an invitation by e-mail");
    assertThat(talk.api().get(page + "?booked&lang=ru").body())
        .contains("Приглашение придёт вам на почту");
    assertThat(talk.api().get(page + "?moved").body()).contains("a new invitation by e-mail");
    call.cancel().with(200);
    assertThat(talk.api().get(page).body()).contains("takes it out of your calendar");
    assertThat(talk.api().get(page + "?lang=ru").body()).contains("уберёт звонок");
  }

  @Test
  void aSpoiledFileHidesNoOther() throws IOException {
    var reference = book();
    var folder = DATA.toAbsolutePath().resolve("mail");
    var spoiled = folder.resolve("20990101T000000000Z_spoiled.eml");
    Files.writeString(spoiled, "nothing that a mail has");
    try {
      assertThat(idOf(reference)).isNotEmpty();
      assertThat(talk.desk().get("/admin/mails").status()).isNotEqualTo(500);
    } finally {
      Files.delete(spoiled);
    }
  }

  @Test
  void afterAMonthLettersAreTakenAwayAndSoIsWhatWasNeverFinished() throws IOException {
    book();
    var folder = DATA.toAbsolutePath().resolve("mail");
    var old = Files.writeString(folder.resolve("20260101T000000000Z_old.eml"), "Old: yes");
    var begun = Files.writeString(folder.resolve("begun.part"), "");
    var now = talk.clock().instant();
    for (var file : files()) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
    Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofDays(30)).minusSeconds(1)));
    var kept = new ArrayList<>(files());
    kept.removeAll(List.of(old, begun));
    Files.setLastModifiedTime(begun, FileTime.from(now.minus(Duration.ofMinutes(61))));

    talk.bean(MailFiles.class).sweep();

    assertThat(files()).doesNotContain(old, begun).containsAll(kept);
  }
}
