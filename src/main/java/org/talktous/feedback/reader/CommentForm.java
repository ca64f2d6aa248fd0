package org.talktous.feedback.reader;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.feedback.thread.Kind;
import org.talktous.feedback.thread.WriteComment;
import org.talktous.web.constraint.Lines;

/**
 * The form for a comment, as a browser sends it.
 *
 * @param website filled in by programs only: people do not see it
 * @param stamp when the form was given out, signed
 * @param key makes a form that is sent twice write once
 */
record CommentForm(
    String kind,
    String body,
    String name,
    String email,
    boolean consent,
    boolean mayPublish,
    boolean showName,
    String website,
    @Nullable String stamp,
    @Nullable String key) {

  static CommentForm of(Map<String, String> sent) {
    return new CommentForm(
        sent.getOrDefault("kind", ""),
        // A browser sends two characters for an end of line and counts it as one.
        Lines.normalized(sent.getOrDefault("body", "")),
        sent.getOrDefault("name", "").strip(),
        sent.getOrDefault("email", "").strip(),
        sent.containsKey("consent"),
        sent.containsKey("mayPublish"),
        sent.containsKey("showName"),
        sent.getOrDefault("website", ""),
        sent.get("stamp"),
        sent.get("key"));
  }

  static CommentForm empty(String stamp) {
    return new CommentForm(
        Kind.QUESTION.wire(), "", "", "", false, false, false, "", stamp, newKey());
  }

  /** What was typed, under a new key: a refused form has written nothing. */
  CommentForm redisplayed() {
    return new CommentForm(
        kind, body, name, email, consent, mayPublish, showName, "", stamp, newKey());
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Nullable String writtenKey() {
    return key != null && key.matches("[0-9a-f-]{36}") ? "page:" + key : null;
  }

  /** The command; anything may be wrong with it. */
  WriteComment command(@Nullable Passage passage, String language) {
    return new WriteComment(
        kind,
        body,
        passage,
        name.isEmpty() ? null : name,
        email.isEmpty() ? null : email,
        consent,
        language,
        mayPublish,
        showName);
  }
}
