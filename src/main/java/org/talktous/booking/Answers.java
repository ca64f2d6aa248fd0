package org.talktous.booking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The first answers to idempotency keys, kept for a day. Only a success is remembered: a refused
 * request has done nothing, so trying it again is safe and may end better.
 */
@Singleton
class Answers {
  private static final Duration KEPT = Duration.ofDays(1);

  private final AnswerRepository rows;
  private final ObjectMapper json;
  private final Clock clock;

  Answers(AnswerRepository rows, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The first answer to the key.
   *
   * @throws KeyReused if it was the answer to another request
   */
  Optional<BookingAnswer> find(String key, BookCall request) {
    return rows.find(hash(key)).map(kept -> answer(kept, request));
  }

  /** Keeps an answer in the caller's transaction; false if another request was first. */
  boolean keep(String key, BookCall request, BookingAnswer answer) {
    return rows.keep(hash(key), hash(written(request)), written(answer), clock.instant()) == 1;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "10m")
  void forgetOld() {
    rows.forgetBefore(clock.instant().minus(KEPT));
  }

  private BookingAnswer answer(Answer kept, BookCall request) {
    if (!MessageDigest.isEqual(kept.requestHash(), hash(written(request)))) {
      throw new KeyReused();
    }
    try {
      return json.readValue(kept.answer(), BookingAnswer.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("answers are kept as they were written", e);
    }
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("requests and answers are plain data", e);
    }
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
