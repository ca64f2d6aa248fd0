package org.talktous.delivery.mailtext;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people wrote in replies as mail clients send them. */
class ReplyTextTest {
  private static final String WRITTEN = "Thank you!\n\nOne more thing: why Tuesday?";
  private static final String WRITTEN_RU = "Спасибо!\n\nИ ещё: почему во вторник?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Gmail, on one line and wrapped
        """
        On Tue, Nov 24, 2026 at 10:00 AM Talk <service+0a1@talk.example.org> wrote:

        > Your call is booked
        > 10:00
        >
        """,
        """
        On Tue, Nov 24, 2026 at 10:00 AM Talk to Us, the Desk of the Journal <
        service+0a1@talk.example.org> wrote:

        > Your call is booked
        """,
        // Apple Mail, and its quotation mark before the attribution
        """
        > On 24 Nov 2026, at 10:00, Talk <service@talk.example.org> wrote:
        >\s
        > Your call is booked
        """,
        // Outlook on Windows and on the web
        """
        From: Talk <service@talk.example.org>
        Sent: Tuesday, November 24, 2026 10:00 AM
        To: Anna Reader <anna@example.org>
        Subject: Your call is booked

        Your call is booked
        """,
        """
        ________________________________
        From: Talk <service@talk.example.org>
        Sent: Tuesday, November 24, 2026 10:00 AM
        To: Anna Reader <anna@example.org>
        Subject: Your call is booked

        Your call is booked
        """,
        """
        -----Original Message-----
        From: Talk
        Your call is booked
        """,
        // Thunderbird
        """
        On 11/24/26 10:00, Talk wrote:
        > Your call is booked
        """,
        // Outlook on a phone
        """
        Get Outlook for iOS<https://aka.ms/o0ukef>
        ________________________________
        From: Talk <service@talk.example.org>
        Sent: Tuesday, November 24, 2026 10:00 AM
        To: Anna Reader <anna@example.org>
        Subject: Your call is booked

        Your call is booked
        """,
        // Yahoo, which marks nothing
        """
        On Tuesday, November 24, 2026 at 10:00:00 AM GMT+1, Talk <service@talk.example.org> wrote:

          Your call is booked
        """,
        // Proton
        """
        Sent with [Proton Mail](https://proton.me/) secure email.

        On Tuesday, November 24th, 2026 at 10:00 AM, Talk <service@talk.example.org> wrote:

        > Your call is booked
        """,
        """
        Sent with Proton Mail secure email.
        """,
        """
        Sent from Proton Mail for iOS
        """,
        // an Outlook that has made a link of the address
        """
        On Tue, Nov 24, 2026 at 10:00 AM Talk <
        service@talk.example.org<mailto:service@talk.example.org>> wrote:

        Your call is booked
        """,
        // forwarded to where it came from
        """
        Begin forwarded message:

        From: Talk <service@talk.example.org>
        Subject: Your call is booked
        Date: 24 November 2026 at 10:00:00 GMT
        To: Anna Reader <anna@example.org>

        Your call is booked
        """,
        // The Bat!
        """
        Tuesday, November 24, 2026, 10:00:00, you wrote:

        T> Your call is booked
        T> 10:00
        """,
        // a signature, and a phone's
        """
        --\s
        Anna Reader
        Department of Cats
        """,
        """
        Sent from my iPhone

        > On 24 Nov 2026, at 10:00, Talk <service@talk.example.org> wrote:
        >\s
        > Your call is booked
        """,
        // other languages
        """
        Le mar. 24 nov. 2026 à 10:00, Talk to Us, the Desk of the Journal <
        service@talk.example.org> a écrit :

        > Your call is booked
        """,
        """
        El mar, 24 nov 2026 a las 10:00, Talk to Us, the Desk of the Journal (<
        service@talk.example.org>) escribió:

        > Your call is booked
        """,
        """
        Le 24/11/2026 à 10:00, Talk a écrit :
        > Your call is booked
        """,
        """
        Am 24.11.26 um 10:00 schrieb Talk:
        > Your call is booked
        """,
        """
        Op 24 nov 2026, om 10:00 heeft Talk <service@talk.example.org> het volgende geschreven:

        > Your call is booked
        """,
        """
        -------- Weitergeleitete Nachricht --------
        Betreff: Your call is booked
        """,
        """
        Le mar. 24 nov. 2026 à 10:00, Talk <service@talk.example.org> a écrit :

        > Your call is booked
        """,
        """
        El mar, 24 nov 2026 a las 10:00, Talk (<service@talk.example.org>) escribió:

        > Your call is booked
        """,
        """
        Talk <service@talk.example.org> 于2026年11月24日周二 10:00写道：

        > Your call is booked
        """,
        """
        Von: Talk <service@talk.example.org>
        Gesendet: Dienstag, 24. November 2026 10:00
        An: Anna Reader <anna@example.org>
        Betreff: Your call is booked

        Your call is booked
        """,
        """
        De : Talk <service@talk.example.org>
        Envoyé : mardi 24 novembre 2026 10:00
        À : Anna Reader <anna@example.org>
        Objet : Your call is booked

        Your call is booked
        """,
        """
        Am Di., 24. Nov. 2026 um 10:00 Uhr schrieb Talk <service@talk.example.org>:

        > Your call is booked
        """
      })
  void theQuotedMailAndTheSignatureAreCut(String rest) {
    assertThat(ReplyText.of(WRITTEN + "\n\n" + rest)).isEqualTo(WRITTEN);
    assertThat(ReplyText.of((WRITTEN + "\n\n" + rest).replace("\n", "\r\n"))).isEqualTo(WRITTEN);
    assertThat(ReplyText.of(WRITTEN + "\n" + rest)).isEqualTo(WRITTEN);
    assertThat(ReplyText.of(rest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Gmail
        """
        вт, 24 нояб. 2026 г. в 13:00, Talk <service@talk.example.org>:

        > Вы записаны на звонок
        """,
        // Apple Mail
        """
        > 24 нояб. 2026 г., в 13:00, Talk <service@talk.example.org> написал(а):
        >\s
        > Вы записаны на звонок
        """,
        // Outlook
        """
        От: Talk <service@talk.example.org>
        Отправлено: 24 ноября 2026 г. 13:00
        Кому: Анна <anna@example.org>
        Тема: Вы записаны на звонок

        Вы записаны на звонок
        """,
        """
        -----Исходное сообщение-----
        От: Talk
        Вы записаны на звонок
        """,
        // Yandex and Mail.ru
        """
        24.11.2026, 13:00, "Talk" <service@talk.example.org>:
        Вы записаны на звонок
        """,
        """
        Вторник, 24 ноября 2026, 13:00 +03:00 от Talk <service@talk.example.org>:

        Вы записаны на звонок
        """,
        """
        вт, 24 нояб. 2026 г. в 13:00, Talk to Us, the Desk of the Journal <
        service@talk.example.org>:

        > Вы записаны на звонок
        """,
        // The Bat!
        """
        Вы писали 24 ноября 2026 г., 13:00:00:

        > Вы записаны на звонок
        """,
        """
        Вы писали 24 ноября 2026 г., 13:00:00:

        TU> Вы записаны на звонок
        TU> 13:00
        """,
        """
        -------- Перенаправленное сообщение --------
        Тема: Вы записаны на звонок
        Дата: Tue, 24 Nov 2026 13:00:00 +0300
        От: Talk <service@talk.example.org>
        Кому: Анна <anna@example.org>

        Вы записаны на звонок
        """,
        """
        Начало переадресованного сообщения:

        От: Talk <service@talk.example.org>
        Тема: Вы записаны на звонок
        Дата: 24 ноября 2026 г. в 13:00:00 GMT+3
        Кому: Анна <anna@example.org>

        Вы записаны на звонок
        """,
        // Thunderbird
        """
        24.11.2026 13:00, Talk пишет:
        > Вы записаны на звонок
        """,
        """
        Отправлено с iPhone
        """,
        """
        --
        Анна, кафедра кошек
        """
      })
  void theSameInRussian(String rest) {
    assertThat(ReplyText.of(WRITTEN_RU + "\n\n" + rest)).isEqualTo(WRITTEN_RU);
    assertThat(ReplyText.of(WRITTEN_RU + "\n" + rest)).isEqualTo(WRITTEN_RU);
  }

  @Test
  void answersBelowAndBetweenTheQuotedLinesStay() {
    assertThat(
            ReplyText.of(
                """
                On Tue, Nov 24, 2026 at 10:00 AM Talk <service@talk.example.org> wrote:
                > Shall we meet on Tuesday?
                Yes.

                > And what about?
                About cats.
                """))
        .isEqualTo("Yes.\n\nAbout cats.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Tuesday my friend wrote: nothing at all",
        "From: where do these numbers come?\nTo: nobody knows",
        "I wonder -- and I wonder much -- why",
        "He said at 10:30:\nnothing",
        "Write to <anna@example.org>, best before 10:30, and ask this:\nwhy?",
        "De: the word\nfor: nothing",
        "a - b\n- c\n- d",
        "On page 3 the authors wrote:\n\"We exclude outliers.\"\nWhy?",
        "Спасибо!\nНа странице 5 автор пишет:\n«Мы исключили выбросы.»\nПочему?",
        "On the whole I agree.\nBut in section 2 you wrote:\n«We exclude outliers.»\nWhy?",
        "On 12 May 2024 the editors wrote:\nWe exclude outliers.",
        "В 2024 году вы писали:\n«Мы исключили выбросы.»\nПочему?",
        "24.11.2026 в 13:00 вы писали:\n«Мы исключили выбросы.»\nПочему?",
        "Write to <anna@example.org> before 10:30 and ask:\nwhy?",
        "At 10:30 I wrote to <anna@example.org> and asked:\nwhy?",
        "Sent from my lab, the mail arrived.\nThank you.",
        "Отправлено из лаборатории, письмо пришло.\nСпасибо!",
        "Begin forwarded message:\nwhat does that mean?",
        "-- why --\nI wonder"
      })
  void whatOnlyLooksLikeItStays(String text) {
    assertThat(ReplyText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On Friday, November 24, 2026, 10:00, Talk <a@b.example> wrote:\nYour call",
        "On Fri, Nov 24, 2026 at 10:00 AM Talk to Us, the Desk of the Journal <\na@b.example>"
            + " wrote:\n\n> Your call",
        "24 ноября 2026 г., в 13:00, Talk <a@b.example> написал(а):\n\n> Your call"
      })
  void aLineRightAboveTheAttributionStays(String quotation) {
    for (var line : List.of("Is that the 2026 edition?", "I mean the 2026 edition", "Thanks")) {
      assertThat(ReplyText.of(line + "\n" + quotation)).isEqualTo(line);
    }
  }

  @Test
  void whatNobodySeesIsLeftOut() {
    assertThat(ReplyText.of("\ufeffA\u0000b\u200b\u00a0c\ud800\n\n\n\n\nd\u0007 \t\n"))
        .isEqualTo("Ab c\n\nd");
  }

  @Test
  void aTextWithoutEndIsCutAndTakesNoTime() {
    assertThat(ReplyText.of("x ".repeat(200_000)).length()).isLessThanOrEqualTo(10_000);
    long before = System.nanoTime();
    ReplyText.of("On 1 1:1 <a@b> написал ".repeat(15_000));
    ReplyText.of("On 1\n".repeat(100_000));
    ReplyText.of("From: x\n".repeat(100_000));
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  /** Of as much as is read of a part. */
  @Test
  void htmlWithoutEndTakesNoTime() {
    long before = System.nanoTime();
    for (var piece :
        List.of(
            "<br>", "<p>a", "<b> </b>", "<div>", "<script></script>", "<blockquote type=cite>")) {
      HtmlText.of("<div id=appendonsend></div>" + piece.repeat(262_144 / piece.length()));
      HtmlText.of(piece.repeat(262_144 / piece.length()) + "<div id=appendonsend></div>");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div class=\"protonmail_quote\">On Tuesday, Talk wrote:<blockquote>No.</blockquote></div>",
        "<div><div id=\"mail-editor-reference-message-container\"><p>From: Talk</p></div></div>",
        "<hr><div id=\"divRplyFwdMsg\"><b>From:</b> Talk</div>Booked<p>No.</p>",
        "<div>24.11.2026, 10:00, \"Talk\" &lt;a@example.org&gt;:</div><blockquote>No.</blockquote>",
        "<div><p><b>From:</b> Talk<br><b>Sent:</b> Tuesday<br><b>To:</b> Anna<br><b>Subject:</b>"
            + " Booked</p></div><p>No.</p>"
      })
  void ofHtmlFromOtherClientsToo(String quotation) {
    var html = "<html><body><div>Yes, <i>gladly</i>.</div>" + quotation + "</body></html>";

    assertThat(ReplyText.of(HtmlText.of(html))).isEqualTo("Yes, gladly.");
    assertThat(ReplyText.of(HtmlText.of("<body>" + quotation))).isEmpty();
  }

  @Test
  void linesThatAClientHasWrappedAreJoined() {
    assertThat(
            FlowedText.of(
                """
                This line goes\s
                on here.
                This one does not.
                 > is no quotation.
                > But this one\s
                > is.
                >> Deeper\s
                > and not.
                --\s
                Anna
                """,
                false))
        .isEqualTo(
            """
            This line goes on here.
            This one does not.
             > is no quotation.
            > But this one is.
            >> Deeper\s
            > and not.
            --\s
            Anna
            """);
    assertThat(FlowedText.of("Непре \nрывно\r\nи да", true)).isEqualTo("Непрерывно\nи да");
    assertThat(FlowedText.of("", false)).isEmpty();
  }

  @Test
  void ofHtmlAloneTheTextIsReadWithoutItsQuotation() {
    assertThat(
            HtmlText.of(
                """
                <html><head><style>p { color: red }</style></head><body>
                <div dir="ltr">Thank you!<div><br></div><div>One more &lt;thing&gt;:<br>why
                Tuesday?</div></div><br>
                <div class="gmail_quote"><div class="gmail_attr">On Tue Talk wrote:</div>
                <blockquote>Your call is booked</blockquote></div></body></html>
                """))
        .isEqualTo("Thank you!\n\nOne more <thing>:\nwhy Tuesday?");
    assertThat(
            HtmlText.of(
                "<p class=MsoNormal>Yes.</p><div id=\"appendonsend\"></div><hr>"
                    + "<div id=\"divRplyFwdMsg\">From: Talk</div><div>Booked</div>"))
        .isEqualTo("Yes.");
    assertThat(HtmlText.of("Yes.<blockquote type=\"cite\">No?</blockquote>")).isEqualTo("Yes.");
    assertThat(HtmlText.of("<p>One</p><p>Two</p><ul><li>a<li>b</ul>"))
        .isEqualTo("One\n\nTwo\n\na\nb");
    assertThat(HtmlText.of("<<<<>>>&#0;<p")).isNotNull();
  }
}
