package org.talktous.call.waitlist;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.talktous.article.Articles;
import org.talktous.base.event.DomainEvent;
import org.talktous.base.setting.PublicUrl;
import org.talktous.call.mail.MailLocale;
import org.talktous.call.offer.Offers;
import org.talktous.delivery.Message;
import org.talktous.delivery.mail.Mail;
import org.talktous.delivery.mail.MailSource;
import org.talktous.delivery.mail.Mailbox;
import org.talktous.delivery.mail.SkipReason;
import org.talktous.web.page.Language;

/** The one mail to each reader who waited, unless they left or the time is gone meanwhile. */
@Singleton
class WaitlistMails implements MailSource {
  private static final SkipReason LEFT = new SkipReason("left-waitlist");
  private static final SkipReason TIME_GONE = new SkipReason("time-gone");
  private static final int SHOWN = 3;

  private final WaitlistRepository rows;
  private final WaitlistLinks links;
  private final Offers offers;
  private final Articles articles;
  private final PublicUrl publicUrl;

  WaitlistMails(
      WaitlistRepository rows,
      WaitlistLinks links,
      Offers offers,
      Articles articles,
      PublicUrl publicUrl) {
    this.rows = rows;
    this.links = links;
    this.offers = offers;
    this.articles = articles;
    this.publicUrl = publicUrl;
  }

  @Override
  public Set<String> types() {
    return Set.of(OpeningJob.OPENED);
  }

  @Override
  public List<String> recipients(DomainEvent event) {
    var opening = UUID.fromString(Objects.toString(event.data().get("id")));
    return rows.told(opening).stream().map(UUID::toString).toList();
  }

  @Override
  public boolean isToReader(String recipient) {
    return true;
  }

  @Override
  public Written write(Message message, String recipient) {
    return rows.find(UUID.fromString(recipient))
        .filter(entry -> openingOf(message).equals(entry.opening()))
        .map(this::write)
        .orElseGet(() -> new Unneeded(LEFT));
  }

  private static UUID openingOf(Message message) {
    return UUID.fromString(message.json().path("id").asText());
  }

  /** Whoever would find nothing waits on for the next opening. */
  private Written write(WaitlistEntry entry) {
    var free = offers.all(entry.article()).stream().limit(SHOWN).toList();
    if (free.isEmpty()) {
      rows.waitOn(entry.id());
      return new Unneeded(TIME_GONE);
    }
    return mail(entry, free);
  }

  private Mail mail(WaitlistEntry entry, List<Instant> free) {
    var locale =
        new MailLocale(Language.of(entry.locale()).orElse(Language.EN), ZoneId.of(entry.zone()));
    var messages = locale.messages();
    var title = articles.getTitles(entry.article()).in(locale.language().tag()).title();
    var facts = new ArrayList<Mail.Fact>();
    facts.add(
        new Mail.Fact(
            messages.text("mine.article"), title, publicUrl.of("/articles/" + entry.article())));
    for (var start : free) {
      facts.add(
          new Mail.Fact(
              messages.text("mail.waitlist.free"), locale.moment(start), book(entry, start)));
    }
    facts.add(
        Mail.Fact.of(
            messages.text("mail.waitlist.zone"), locale.times().fullZone(free.getFirst())));
    var record = WaitlistPersonalData.record(entry.id()).subject();
    return new Mail(
            new Mailbox(null, entry.email()),
            locale.language(),
            messages.text("mail.waitlist.subject", title),
            messages.text("mail.waitlist.lead"),
            List.of(
                new Mail.Facts(facts),
                new Mail.Action(messages.text("mail.waitlist.book"), book(entry, free.getFirst()))),
            messages.text("mail.waitlist.why"),
            null,
            new Mail.Stop(messages.text("mail.waitlist.stop"), links.url(entry.link())))
        .with(new Mail.Brief(record, book(entry, free.getFirst()), false, null));
  }

  /** The booking page with the time chosen. */
  private String book(WaitlistEntry entry, Instant start) {
    return publicUrl.of(
        "/articles/"
            + entry.article()
            + "/call?start="
            + start
            + "&zone="
            + URLEncoder.encode(entry.zone(), StandardCharsets.UTF_8));
  }
}
