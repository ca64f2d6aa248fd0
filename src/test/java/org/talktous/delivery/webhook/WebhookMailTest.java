package org.talktous.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.talktous.delivery.mail.Mailroom;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/** Admins learn by mail that a webhook is sent nothing more. */
@ServiceTest
class WebhookMailTest {
  private final Mailroom mailroom = Mailroom.open();
  private final TalkToUs talk = mailroom.talk();

  private Webhook added(String path) {
    var webhooks = talk.bean(Webhooks.class);
    return webhooks.get(webhooks.add("https://example.org" + path, List.of("*")).id());
  }

  @Test
  void everyAdminGetsAMailAboutAWebhookThatFailedForDays() {
    var webhook = added("/failing");
    var another = Mailroom.newAddress();
    talk.sql()
        .run(
            """
            insert into staff (id, email, password_hash, role, created_at)
            values (?, ?, 'none', 'ADMIN', now())
            """,
            UUID.randomUUID(),
            another);
    talk.bean(Webhooks.class).disable(webhook.id(), Webhook.Fault.FAILING);
    talk.bean(Webhooks.class).disable(webhook.id(), Webhook.Fault.FAILING);
    mailroom.deliver();

    assertThat(mailroom.to(another)).hasSize(1);
    assertThat(mailroom.to(TalkToUs.ADMIN))
        .filteredOn(mail -> mail.text().contains(webhook.id().toString()))
        .hasSize(1);
    var mail = mailroom.lastTo(another);
    assertThat(mail.subject()).isEqualTo("A webhook is disabled");
    assertThat(mail.text())
        .contains("for five days", "https://example.org/failing", "you are an admin");
    talk.sql().run("delete from staff where email = ?", another);
  }

  @Test
  void aWebhookThatIsGoneIsToldOfToo() {
    var webhook = added("/gone");
    talk.bean(Webhooks.class).disable(webhook.id(), Webhook.Fault.GONE);
    mailroom.deliver();

    assertThat(mailroom.to(TalkToUs.ADMIN))
        .filteredOn(mail -> mail.text().contains(webhook.id().toString()))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains("410"));
  }

  @Test
  void anAdminWhoseAccountIsDisabledMeanwhileIsNotTold() {
    var webhook = added("/late");
    var another = Mailroom.newAddress();
    talk.sql()
        .run(
            """
            insert into staff (id, email, password_hash, role, created_at)
            values (?, ?, 'none', 'ADMIN', now())
            """,
            UUID.randomUUID(),
            another);
    talk.bean(Webhooks.class).disable(webhook.id(), Webhook.Fault.FAILING);

    talk.sql().run("update staff set disabled_at = now() where email = ?", another);
    mailroom.deliver();

    assertThat(mailroom.to(another)).isEmpty();
  }
}
