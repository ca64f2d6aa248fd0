package org.talktous.delivery.mail;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.PersonalData;
import org.talktous.base.privacy.ReaderData;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Workers;

/**
 * Mails that became files, on the disk of the replica that wrote them: at once where a reader is
 * erased, and within minutes on other replicas, which learn of it by the event. The same later look
 * finds a mail that was being written during the erasure.
 */
@Singleton
class LocalMailData implements PersonalData {
  private static final Duration EVERY = Duration.ofMinutes(5);
  // More than a mail takes to be written.
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final MailFiles files;
  private final ErasureRepository erasures;
  private final Clock clock;
  private final Workers workers;
  private @Nullable Instant lookedAt;
  private @Nullable Engine engine;

  LocalMailData(MailFiles files, ErasureRepository erasures, Clock clock, Workers workers) {
    this.files = files;
    this.erasures = erasures;
    this.clock = clock;
    this.workers = workers;
  }

  @Override
  public Set<String> tables() {
    return Set.of();
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    // Files are in no transaction.
  }

  @Override
  public void afterwards(DataSubject reader) {
    forget(reader.subjects());
  }

  @EventListener
  void start(ServerStartupEvent started) {
    engine = Engine.every(EVERY, workers.expect("mail-erasure", EVERY), this::catchUp);
  }

  @PreDestroy
  void stop() {
    if (engine != null) {
      engine.stop();
    }
  }

  /**
   * Deletes what other replicas have erased since the last look; at first, for as long as mails are
   * kept.
   */
  void catchUp() {
    var now = clock.instant();
    var since = lookedAt == null ? now.minus(MailFiles.KEPT) : lookedAt.minus(OVERLAP);
    forget(Set.copyOf(erasures.erasedSince(ReaderData.READER_ERASED, since)));
    lookedAt = now;
  }

  /**
   * Deletes the mails about records, by the events that their files are named after. Only mails
   * that may speak of several, such as the host's day, are read for the records' names.
   */
  private void forget(Set<String> subjects) {
    var mails = subjects.isEmpty() ? Map.<UUID, List<String>>of() : files.byEvent();
    if (mails.isEmpty()) {
      return;
    }
    var names =
        subjects.stream()
            .map(subject -> subject.substring(subject.indexOf('/') + 1))
            .collect(Collectors.toSet());
    var ids = mails.keySet().stream().map(UUID::toString).toArray(String[]::new);
    for (var event : erasures.told(ids, subjects.toArray(String[]::new))) {
      var ofEvent = mails.getOrDefault(event.id(), List.of());
      if (event.listed() || subjects.contains(event.subject())) {
        files.delete(ofEvent);
      } else if (!event.alone()) {
        files.deleteNaming(ofEvent, names);
      }
    }
  }
}
