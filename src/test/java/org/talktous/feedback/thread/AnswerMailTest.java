package org.talktous.feedback.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.testing.Fields;
import org.talktous.testing.GivenArticle;
import org.talktous.testing.GivenComment;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Readers who left an address get the answers by mail. */
@ServiceTest
class AnswerMailTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();
  private final String address = mailroom.knownAddress();
  private final GivenArticle article = talk.given().article();

  private GivenComment writes(Fields more) {
    var comment = Writing.OF_ANNA.with("email", address);
    for (var each : more.values().entrySet()) {
      comment = comment.with(each.getKey(), each.getValue());
    }
    return new Writing(talk, article).writes(comment);
  }

  @Test
  void anAnswerComesWithItsTextAndTheLinkToTheThread() {
    var comment = writes(Fields.NONE);
    comment.answered("Because <order> has a \"price\".", false);
    mailroom.deliver();

    assertThat(mailroom.to(address)).hasSize(1);
    var mail = mailroom.lastTo(address);
    assertThat(mail.subject())
        .isEqualTo("An answer to your comment on “" + article.draft().values().get("title") + "”");
    assertThat(mail.header("To")).isEqualTo("Anna <" + address + ">");
    assertThat(mail.text())
        .contains(
            "Because <order> has a \"price\".",
            "Why should a leader carry the burden?",
            comment.written().text("/threadUrl"),
            comment.reference(),
            "You get this mail because");
    assertThat(mail.html())
        .contains("Because &lt;order&gt; has a \"price\".", comment.written().text("/threadUrl"));
    assertThat(mail.structure())
        .containsExactly("multipart/alternative > text/plain", "multipart/alternative > text/html");
  }

  @Test
  void anAnswerComesInTheReadersLanguage() {
    writes(Fields.NONE.with("locale", "ru-RU")).answered("Потому что.", true);
    mailroom.deliver();

    assertThat(mailroom.lastTo(address).subject()).startsWith("Ответ на ваш комментарий");
    assertThat(mailroom.lastTo(address).text()).contains("Открыть переписку:", "Потому что.");
  }

  @Test
  void whatReadersAddThemselvesIsNotSentToThem() {
    var comment = writes(Fields.NONE);
    comment.adds("One more thing").with(201);
    mailroom.deliver();

    assertThat(mailroom.to(address)).isEmpty();
  }

  @Test
  void aThreadThatWasTakenBackOrIsHeldGetsNoMail() {
    var withdrawn = writes(Fields.NONE);
    withdrawn.answered("Too late", false);
    withdrawn.withdraws().with(200);
    var held = writes(Fields.NONE);
    held.answered("Not yet", false);
    talk.sql()
        .run(
            "update reader_query set status = 'flagged', held_because = 'links' where reference ="
                + " ?",
            held.reference());
    mailroom.deliver();

    // What was under way before is rightly there; nothing comes after.
    assertThat(mailroom.to(address).stream().map(mail -> mail.text()))
        .allMatch(text -> text.contains("Too late") || text.contains("Not yet"));
    again(withdrawn);
    again(held);
    int before = mailroom.to(address).size();
    mailroom.deliver();
    assertThat(mailroom.to(address)).hasSize(before);
  }

  private void again(GivenComment comment) {
    talk.sql()
        .run(
            """
            update delivery
            set state = 'pending', settled_at = null, due_at = created_at
            from event
            where event.id = event_id and subject = ? and type like '%replied'
            """,
            "comments/" + comment.reference());
  }

  @Test
  void withoutAnAddressNobodyIsWrittenTo() {
    var comment = new Writing(talk, article).writes("A question without a name");
    comment.answered("An answer", false);
    mailroom.deliver();

    assertThat(
            talk.sql()
                .value(
                    """
                    select answer_code
                    from delivery
                    join event on event.id = event_id
                    where subject = ? and channel = 'mail'
                    """,
                    "comments/" + comment.reference()))
        .isEqualTo("not-sent.no-address");
  }

  @Test
  void thePagePromisesTheMailOnlyToThoseWhoLeftAnAddress() {
    var named = writes(Fields.NONE);
    var nameless = new Writing(talk, article).writes("A question without a name");

    assertThat(talk.api().get(named.page()).body()).contains("We will write to you");
    assertThat(talk.api().get(named.page() + "?lang=ru").body()).contains("напишем вам");
    assertThat(talk.api().get(nameless.page()).body()).doesNotContain("We will write to you");
    named.answered("An answer", false);
    assertThat(talk.api().get(named.page()).body()).doesNotContain("We will write to you");
  }
}
