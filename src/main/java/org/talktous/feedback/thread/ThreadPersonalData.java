package org.talktous.feedback.thread;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.HeldRecord;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.call.booking.CallPersonalData;
import org.talktous.web.constraint.FoldedEmail;

/**
 * What threads hold of their readers. A question that stands in public with its answer stays there
 * without its reader; of others, what is left says that something was asked and answered.
 */
@Singleton
public class ThreadPersonalData implements PersonalData {
  /** Of records, as the subjects of the events name threads. */
  public static final String KIND = "comments";

  /** Of records that are answers to a survey, whose remarks are threads. */
  public static final String RESPONSES = "responses";

  private final ThreadRepository rows;
  private final ReplyRepository replies;
  private final FeedbackThreads threads;
  private final JsonRows json;

  ThreadPersonalData(
      ThreadRepository rows, ReplyRepository replies, FeedbackThreads threads, JsonRows json) {
    this.rows = rows;
    this.replies = replies;
    this.threads = threads;
    this.json = json;
  }

  public static HeldRecord record(FeedbackThread thread) {
    return new HeldRecord(KIND, thread.id(), thread.reference());
  }

  @Override
  public Set<String> tables() {
    return Set.of("reader_query", "reply");
  }

  @Override
  public DataSubject follow(DataSubject reader) {
    var address = reader.address();
    var found =
        Stream.of(
                rows.personal(reader.ids(KIND)),
                rows.personalOfCalls(reader.ids(CallPersonalData.KIND)),
                rows.personalOfResponses(reader.ids(RESPONSES)),
                address == null
                    ? List.<ThreadRepository.Personal>of()
                    : rows.personalOf(FoldedEmail.of(address)))
            .flatMap(List::stream)
            .toList();
    return reader.with(
        found.stream().flatMap(ThreadRepository.Personal::records).toList(),
        found.stream()
            .flatMap(each -> Stream.of(each.readerName(), each.readerEmail()))
            .filter(Objects::nonNull)
            .toList());
  }

  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    return Map.of("comments", json.read(rows.exported(reader.ids(KIND))));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    for (var id : reader.ids(KIND)) {
      erase(threads.get(UUID.fromString(id)), now);
    }
    if (reader.address() != null) {
      rows.naming(reader.address()).forEach(id -> redact(threads.get(id), reader.words()));
    }
  }

  @Override
  public boolean has(String foldedAddress) {
    return rows.has(foldedAddress);
  }

  private void erase(FeedbackThread thread, Instant now) {
    if (!thread.isPublic()) {
      if (rows.erase(thread.id(), now) == 1) {
        replies.forget(thread.id());
      }
      return;
    }
    var words = wordsFor(thread.reader());
    replies.forgetPrivate(thread.id());
    var answers = thread.replies().stream().filter(Reply::forAll).toList();
    rows.eraseReader(
        thread.id(), DataSubject.redacted(thread.body(), words), rewritten(answers, words), now);
  }

  private static List<String> wordsFor(FeedbackThread.Person reader) {
    return Stream.of(reader.name(), reader.email()).filter(Objects::nonNull).toList();
  }

  private void redact(FeedbackThread thread, Collection<String> words) {
    rows.rewrite(
        thread.id(),
        DataSubject.redacted(thread.body(), words),
        rewritten(thread.replies(), words));
  }

  /** Writes the replies without the words; says what they are now. */
  private String rewritten(List<Reply> all, Collection<String> words) {
    return all.stream()
        .map(
            reply -> {
              var body = DataSubject.redacted(reply.body(), words);
              replies.rewrite(reply.id(), body);
              return body;
            })
        .collect(Collectors.joining(" "));
  }

  @Override
  public List<Due> due(Instant before, Instant after, UUID afterId, int limit) {
    return rows.personalBefore(before, after, afterId, limit).stream()
        .map(each -> new Due(each.record(), each.at()))
        .toList();
  }
}
