package org.talktous.call.waitlist;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.database.Slice;
import org.talktous.base.event.Appends;
import org.talktous.base.event.EventLog;
import org.talktous.base.privacy.Consents;
import org.talktous.web.constraint.FoldedEmail;

/** Readers who are to be told when a call can be booked, each once. */
@Appends({Waitlist.JOINED, Waitlist.LEFT})
@Singleton
class Waitlist {
  static final String JOINED = "org.talktous.waitlist.joined";
  static final String LEFT = "org.talktous.waitlist.left";

  /** How long a reader waits. */
  static final Duration LONGEST = Duration.ofDays(60);

  private static final int PAGE = 50;
  private static final int MOST_CHOICES = 200;
  private static final UUID FIRST = new UUID(0, 0);

  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();

  private final WaitlistRepository rows;
  private final Articles articles;
  private final EventLog events;
  private final Consents consents;
  private final Clock clock;

  Waitlist(
      WaitlistRepository rows, Articles articles, EventLog events, Consents consents, Clock clock) {
    this.rows = rows;
    this.articles = articles;
    this.events = events;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Puts a reader on the list; who waits already goes on waiting as before. Anybody can name an
   * address, so nothing is said of whether it was there, and what was said of it stays.
   */
  @Transactional
  void join(String article, JoinWaitlist reader) {
    var now = clock.instant();
    var id = IDS.generate();
    var ofArticle = articles.getTitles(article).language();
    var locale = reader.locale() == null ? ofArticle : reader.locale();
    int joined =
        rows.join(
            id,
            link(article, reader.email()),
            article,
            reader.email(),
            FoldedEmail.of(reader.email()),
            reader.zone(),
            locale,
            consents.given("waitlist", List.of("email"), locale),
            now,
            now.plus(LONGEST));
    if (joined == 1) {
      append(JOINED, id, article);
    }
  }

  /** The same whenever a reader waits, so that the link in each of their mails ends it. */
  private static UUID link(String article, String email) {
    var name = article + " " + FoldedEmail.of(email);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Those who wait, who has waited longest first.
   *
   * @param language of the articles' titles, where they have it
   * @param article only for this one
   * @param host only for articles about which this host takes calls
   * @param after the last of the page before
   */
  Slice<WaitingReader, UUID> list(
      String language, @Nullable String article, @Nullable UUID host, @Nullable UUID after) {
    var found =
        rows.waiting(
            language,
            article,
            host == null ? null : host.toString(),
            after == null ? FIRST : after,
            clock.instant(),
            PAGE + 1);
    return Slice.of(found, PAGE, WaitingReader::id);
  }

  /** The articles they wait for. */
  List<WaitlistRepository.Choice> articles(String language, @Nullable UUID host) {
    return rows.choices(
        language, host == null ? null : host.toString(), clock.instant(), MOST_CHOICES);
  }

  Optional<WaitlistEntry> find(UUID link) {
    return rows.findByLink(link);
  }

  /** Takes a reader off the list and forgets their address; saying it twice is fine. */
  @Transactional
  void leave(UUID link) {
    rows.findByLink(link)
        .filter(found -> rows.delete(found.id()) == 1)
        .ifPresent(found -> append(LEFT, found.id(), found.article()));
  }

  private void append(String type, UUID entry, String article) {
    events.append(
        type,
        "waitlist/" + entry,
        0,
        clock.instant(),
        Map.of("id", entry.toString(), "article", article));
  }
}
