package org.talktous.base.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The first answers to idempotency keys, kept for a day. Only a success is remembered: a refused
 * request has done nothing, so trying it again is safe and may end better.
 */
@Factory
public class IdempotencyStore {
  private static final Duration KEPT = Duration.ofDays(1);

  private final AnswerRepository rows;
  private final ObjectMapper json;
  private final Clock clock;

  IdempotencyStore(AnswerRepository rows, ObjectMapper json, Clock clock) {
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The first answer to the key.
   *
   * @throws KeyReused if it was the answer to another request
   */
  public <T> Optional<T> find(IdempotencyKey key, Object request, Class<T> type) {
    return rows.find(key.hash()).map(kept -> answer(kept, request, type));
  }

  /** Keeps an answer in the caller's transaction; false if another request was first. */
  public boolean keep(IdempotencyKey key, Object request, Object answer) {
    return rows.keep(
            key.hash(), DigestUtils.sha256(written(request)), written(answer), clock.instant())
        == 1;
  }

  @Singleton
  RecurringTask<Void> task() {
    return Tasks.recurring("idempotency", Schedules.fixedDelay(Duration.ofHours(1)))
        .execute((instance, context) -> rows.forgetBefore(clock.instant().minus(KEPT)));
  }

  private <T> T answer(KeptAnswer kept, Object request, Class<T> type) {
    if (!MessageDigest.isEqual(kept.requestHash(), DigestUtils.sha256(written(request)))) {
      throw new KeyReused();
    }
    try {
      return json.readValue(kept.answer(), type);
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
}
