package org.talktous.feedback.thread;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.web.constraint.InternetEmail;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;

/**
 * What a reader says to comment on an article.
 *
 * @param name how the reader wants to be addressed
 * @param email where an answer may be sent
 * @param consent that name and address may be kept to answer; required where either is given
 * @param locale the language for everything sent to the reader; the article's by default
 * @param mayPublish whether the comment and the answer to it may stand on the article's page
 * @param showName whether the name may stand there too
 */
@Introspected
public record WriteComment(
    @NotNull @Pattern(regexp = Kind.FORM, message = Kind.FORM_MESSAGE) String kind,
    @NotBlank @Size(max = LONGEST) @PlainText String body,
    @Nullable @Valid Passage passage,
    @Nullable @Size(max = 200) @SingleLine String name,
    @Nullable @InternetEmail String email,
    @Nullable Boolean consent,
    @Nullable @LanguageTag String locale,
    @Nullable Boolean mayPublish,
    @Nullable Boolean showName) {
  public static final int LONGEST = 10_000;

  public WriteComment {
    body = Lines.foldedIfAny(body);
  }

  /** Whether anything is told of a person that may be kept only with their consent. */
  public boolean isPersonal() {
    return givenName() != null || email != null;
  }

  /** All that can be read in it, a line each. */
  String everything() {
    return body
        + "\n"
        + (name == null ? "" : name)
        + "\n"
        + (passage == null ? "" : passage.exact());
  }

  public boolean isConsented() {
    return Boolean.TRUE.equals(consent);
  }

  @Nullable String givenName() {
    return name == null || name.isBlank() ? null : name.strip();
  }

  FeedbackThread.Person reader(String articlesLanguage, Instant now) {
    var language = locale == null ? articlesLanguage : locale;
    return isPersonal()
        ? new FeedbackThread.Person(givenName(), email, language, now)
        : FeedbackThread.Person.nameless(language);
  }

  FeedbackThread.Publication publication() {
    return new FeedbackThread.Publication(
        Boolean.TRUE.equals(mayPublish), Boolean.TRUE.equals(showName) && givenName() != null);
  }
}
