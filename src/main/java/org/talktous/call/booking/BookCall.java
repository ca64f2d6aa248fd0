package org.talktous.call.booking;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.talktous.article.passage.Passage;
import org.talktous.web.constraint.InternetEmail;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.constraint.ZoneName;

/**
 * What a reader says to book a call.
 *
 * @param consent that name and address may be kept and used for the call
 * @param locale the language for everything sent to the reader; the article's by default
 * @param refuseOverlap whether to refuse, with `calls-overlap`, where the address has another call
 *     at that time
 */
@Introspected
public record BookCall(
    @NotBlank @Size(max = 120) @SingleLine String article,
    @NotNull Instant startsAt,
    @NotNull @ZoneName String zone,
    @NotBlank @Size(max = 200) @SingleLine String name,
    @NotBlank @InternetEmail String email,
    @NotNull @AssertTrue(message = "must be given") Boolean consent,
    @Nullable @Size(max = 5_000) @PlainText String question,
    @Nullable @Size(max = 200) @SingleLine String topic,
    @Nullable @LanguageTag String locale,
    @Nullable @Valid Passage passage,
    @Nullable Boolean refuseOverlap) {

  public BookCall {
    question = Lines.foldedIfAny(question);
  }

  Booking.Reader reader(String articlesLanguage) {
    return new Booking.Reader(
        name.strip(), email, ZoneId.of(zone), locale == null ? articlesLanguage : locale);
  }

  boolean refusesOverlap() {
    return Boolean.TRUE.equals(refuseOverlap);
  }

  @Nullable String askedQuestion() {
    return question == null || question.isBlank() ? null : question.strip();
  }

  @Nullable String namedTopic() {
    return topic == null || topic.isBlank() ? null : topic.strip();
  }
}
