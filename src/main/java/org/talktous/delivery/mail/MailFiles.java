package org.talktous.delivery.mail;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.talktous.base.database.Slice;
import org.talktous.base.schedule.Engine;
import org.talktous.base.schedule.Workers;
import org.talktous.base.setting.DataDirectory;
import org.talktous.base.setting.OwnerOnly;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/**
 * The mails that became files: {@code mail} in the data directory, named by the time of what they
 * tell and by their Message-ID, so that a mail written twice is one file.
 */
@Singleton
class MailFiles {
  static final int PAGE = 50;

  private static final String SUFFIX = ".eml";
  // What a Message-ID begins with.
  private static final Pattern EVENT = Pattern.compile("_([0-9a-f-]{36})\\.");
  private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{9}Z_[A-Za-z0-9.@_-]{1,200}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(MailFiles.class);
  private static final String UNFINISHED = ".part";
  static final Duration KEPT = Duration.ofDays(30);
  private static final Duration EVERY = Duration.ofHours(1);
  // Older temporary files are left over from a crash.
  private static final Duration WRITTEN_WITHIN = Duration.ofHours(1);

  private final Path folder;
  private final Clock clock;
  private final Workers workers;
  private @Nullable Engine engine;

  MailFiles(DataDirectory data, Clock clock, Workers workers) {
    this.folder = data.path().resolve("mail");
    this.clock = clock;
    this.workers = workers;
  }

  /** A mail and the name of its file. */
  record Kept(String id, MimeMessage message) {}

  /** Some mails, and the cursor of those before them. */
  record Page(List<Kept> mails, @Nullable String next) {}

  /** Writes a mail atomically and durably: to a temporary file, synced, then renamed. */
  void write(MimeMessage message, Instant then) throws MessagingException, IOException {
    OwnerOnly.createDirectory(folder);
    var unfinished = folder.resolve(UUID.randomUUID() + UNFINISHED);
    try {
      try (var file = OwnerOnly.open(unfinished, Set.of(CREATE_NEW, WRITE));
          var out = new BufferedOutputStream(Channels.newOutputStream(file))) {
        message.writeTo(out);
        out.flush();
        file.force(true);
      }
      Files.move(
          unfinished,
          folder.resolve(id(message, then) + SUFFIX),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String id(MimeMessage message, Instant then) throws MessagingException {
    var messageId = message.getMessageID().replaceAll("[<>]", "");
    return TIME.format(then) + "_" + messageId.replaceAll("[^A-Za-z0-9.@_-]", "-");
  }

  /** A page of them, the newest first. */
  Page page(@Nullable String cursor) {
    if (cursor != null && !ID.matcher(cursor).matches()) {
      throw new InvalidRequest("cursor", "must be the next of the page before");
    }
    var found = ids().stream().filter(id -> cursor == null || id.compareTo(cursor) < 0).toList();
    var page = Slice.of(found, PAGE, id -> id);
    return new Page(
        page.items().stream().flatMap(id -> readable(id).stream()).toList(), page.next());
  }

  /** Unreadable or foreign files are skipped. */
  private Optional<Kept> readable(String id) {
    try {
      var kept = get(id);
      MailItem.of(kept);
      return Optional.of(kept);
    } catch (RuntimeException e) {
      LOG.warn("the mail {} cannot be read: {}", id, e.toString());
      return Optional.empty();
    }
  }

  /** Each process cleans its own folder. */
  @EventListener
  void start(ServerStartupEvent started) {
    engine = Engine.every(EVERY, workers.expect("mail-files", EVERY), this::sweep);
  }

  @PreDestroy
  void stop() {
    if (engine != null) {
      engine.stop();
    }
  }

  /** Deletes mails older than a month, and abandoned temporary files. */
  void sweep() throws IOException {
    if (Files.isDirectory(folder)) {
      var now = clock.instant();
      delete(SUFFIX, now.minus(KEPT));
      delete(UNFINISHED, now.minus(WRITTEN_WITHIN));
    }
  }

  /** The ids of all mails, by the events they tell of. */
  Map<UUID, List<String>> byEvent() {
    return ids().stream()
        .flatMap(id -> EVENT.matcher(id).results().limit(1).map(found -> Map.entry(found, id)))
        .collect(
            Collectors.groupingBy(
                each -> UUID.fromString(each.getKey().group(1)),
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  void delete(List<String> mails) {
    for (var id : mails) {
      try {
        Files.deleteIfExists(folder.resolve(id + SUFFIX));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes those of the mails that name one of these, in their text or as their recipient. */
  void deleteNaming(List<String> mails, Set<String> names) {
    delete(mails.stream().filter(id -> isNaming(id, names)).toList());
  }

  private boolean isNaming(String id, Set<String> names) {
    if (names.stream().anyMatch(id::contains)) {
      return true;
    }
    var text = new StringBuilder();
    try {
      collect(get(id).message(), text);
    } catch (NotFound deletedMeanwhile) {
      return false;
    } catch (MessagingException | IOException e) {
      LOG.warn("the mail {} cannot be read: {}", id, e.getClass().getSimpleName());
    }
    return names.stream().anyMatch(name -> text.indexOf(name) >= 0);
  }

  private static void collect(Part part, StringBuilder text)
      throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        collect(parts.getBodyPart(i), text);
      }
      return;
    }
    try (var content = part.getInputStream()) {
      text.append(new String(content.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
    }
  }

  private void delete(String suffix, Instant before) throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*" + suffix)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .filter(id -> ID.matcher(id).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Kept get(String id) {
    try {
      return new Kept(
          id, new MimeMessage(MimeMessages.SESSION, new ByteArrayInputStream(bytes(id))));
    } catch (MessagingException e) {
      throw new IllegalStateException("mails are kept as they were written", e);
    }
  }

  /** The mail as it would have been sent. */
  byte[] bytes(String id) {
    if (!ID.matcher(id).matches()) {
      throw new NotFound("mail");
    }
    try {
      return Files.readAllBytes(folder.resolve(id + SUFFIX));
    } catch (NoSuchFileException e) {
      throw new NotFound("mail");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
