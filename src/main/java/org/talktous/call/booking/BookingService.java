package org.talktous.call.booking;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Articles;
import org.talktous.base.idempotency.IdempotencyKey;
import org.talktous.base.idempotency.IdempotencyStore;
import org.talktous.call.holding.CallsOverlap;
import org.talktous.call.holding.FullHosts;
import org.talktous.call.holding.TooManyCalls;
import org.talktous.call.offer.Offers;
import org.talktous.call.offer.ScheduledHost;
import org.talktous.call.offer.SlotRequest;
import org.talktous.web.problem.Refusal;

/**
 * Books calls. A lost race is retried on fresh schedules, which yield the next free host or a
 * refusal; a repeated Idempotency-Key gets the first answer.
 */
@Singleton
public class BookingService {
  private static final NoArgGenerator IDS = Generators.timeBasedEpochGenerator();
  private static final String KEY = "booking";
  // Bound on retries: each lost race is another booking's success, so it is not reached in
  // practice.
  private static final int ATTEMPTS = 50;

  private final Articles articles;
  private final Offers offers;
  private final HostChoice choice;
  private final Bookings bookings;
  private final IdempotencyStore answers;
  private final CallLinks links;
  private final Clock clock;

  BookingService(
      Articles articles,
      Offers offers,
      HostChoice choice,
      Bookings bookings,
      IdempotencyStore answers,
      CallLinks links,
      Clock clock) {
    this.articles = articles;
    this.offers = offers;
    this.choice = choice;
    this.bookings = bookings;
    this.answers = answers;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Books a call.
   *
   * @param sent a key that makes it safe to send the request again
   * @param network from which it comes, see {@link org.talktous.call.holding}; null from staff
   */
  public BookingAnswer book(BookCall call, @Nullable String sent, @Nullable String network) {
    var key = IdempotencyKey.of(KEY, call.email(), sent);
    try {
      return book(call, key, network);
    } catch (Refusal refused) {
      // The same request, sent twice at once, may have got by now what this one is refused.
      return earlier(call, key).orElseThrow(() -> refused);
    }
  }

  private BookingAnswer book(
      BookCall call, @Nullable IdempotencyKey key, @Nullable String network) {
    var reader = reader(call);
    var wish = new SlotRequest(call.article(), call.startsAt(), reader.zone(), SlotRequest.NOTHING);
    var full = new FullHosts();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var earlier = earlier(call, key);
      if (earlier.isPresent()) {
        return earlier.get();
      }
      var hosts = choice.inTurn(full.without(offers.hosts(wish)), wish.startsAt());
      refuseOverlap(call);
      try {
        var added =
            bookings.add(
                hosts,
                host -> booking(call, reader, host),
                network,
                booking -> isFirst(booking, call, key));
        if (added.isPresent()) {
          return links.answer(added.get());
        }
      } catch (TooManyCalls refusal) {
        full.add(refusal);
      }
    }
    throw offers.taken(wish);
  }

  private void refuseOverlap(BookCall call) {
    if (call.refusesOverlap()) {
      bookings
          .findOverlapping(call.email(), call.startsAt())
          .ifPresent(
              other -> {
                throw new CallsOverlap(other.reference(), other.startsAt());
              });
    }
  }

  private boolean isFirst(Booking booking, BookCall call, @Nullable IdempotencyKey key) {
    return key == null || answers.keep(key, call, links.answer(booking));
  }

  private Optional<BookingAnswer> earlier(BookCall call, @Nullable IdempotencyKey key) {
    return key == null ? Optional.empty() : answers.find(key, call, BookingAnswer.class);
  }

  private Booking.Reader reader(BookCall call) {
    var passage = call.passage();
    if (call.locale() != null && (passage == null || passage.section() == null)) {
      return call.reader(call.locale());
    }
    var article = articles.get(call.article());
    article.mustHold(passage);
    return call.reader(article.language());
  }

  private Booking booking(BookCall call, Booking.Reader reader, ScheduledHost host) {
    var now = clock.instant();
    var id = IDS.generate();
    return new Booking(
        id,
        References.draw(),
        call.article(),
        Booking.Taker.of(host),
        JoinUrl.drawRoom(),
        reader,
        call.startsAt(),
        Booking.Status.CONFIRMED,
        0,
        now,
        now,
        call.askedQuestion(),
        call.namedTopic(),
        call.passage(),
        null,
        null,
        null,
        null,
        null,
        id,
        0);
  }
}
