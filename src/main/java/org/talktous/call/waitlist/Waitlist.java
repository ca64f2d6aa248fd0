package org.talktous.call.waitlist;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.talktous.article.Articles;
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
   * Puts a reader on the list; whoever waits already goes on waiting.
   *
   * @return their entry if it is new. One that was there is another's to show: whoever names an
   *     address learns nothing of it and cannot take it off the list.
   */
  @Transactional
  Optional<UUID> join(String article, JoinWaitlist reader) {
    var now = clock.instant();
    var id = IDS.generate();
    var ofArticle = articles.getTitles(article).language();
    var locale = reader.locale() == null ? ofArticle : reader.locale();
    var entry =
        rows.join(
            id,
            article,
            reader.email(),
            FoldedEmail.of(reader.email()),
            reader.zone(),
            locale,
            consents.given("waitlist", List.of("email"), locale),
            now,
            now.plus(LONGEST));
    if (!entry.equals(id)) {
      return Optional.empty();
    }
    append(JOINED, entry, article);
    return Optional.of(entry);
  }

  Optional<WaitlistEntry> find(UUID entry) {
    return rows.find(entry);
  }

  /** Takes a reader off the list and forgets their address; saying it twice is fine. */
  @Transactional
  void leave(UUID entry) {
    rows.find(entry)
        .filter(found -> rows.delete(entry) == 1)
        .ifPresent(found -> append(LEFT, entry, found.article()));
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
