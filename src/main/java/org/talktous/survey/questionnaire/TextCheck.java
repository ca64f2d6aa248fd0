package org.talktous.survey.questionnaire;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.PublicDomain;

/**
 * One thing that a text must be to be an answer.
 *
 * @param limit of which kind the kind tells; empty where it has none
 * @param words the survey's own, of what is wrong
 */
public record TextCheck(Kind kind, String limit, @Nullable LocalizedString words) {

  /** What is checked. */
  public enum Kind {
    NUMBER("must be a number"),
    EMAIL("must be an email address"),
    URL("must be a web address"),
    DATE("must be a date such as 2026-12-01"),
    DATETIME("must be a date and time such as 2026-12-01T10:00"),
    TIME("must be a time such as 10:00"),
    MONTH("must be a month such as 2026-12"),
    MIN("must be at least "),
    MAX("must be at most "),
    EARLIEST("must not be before "),
    LATEST("must not be after "),
    SHORTEST("must have so many characters at least: "),
    LONGEST("must have so many characters at most: "),
    NO_DIGITS("must not hold digits"),
    PATTERN("must match "),
    PATTERN_IN_ANY_CASE("must match, in whichever case, ");

    private final String message;

    Kind(String message) {
      this.message = message;
    }
  }

  static TextCheck of(Kind kind) {
    return new TextCheck(kind, "", null);
  }

  String message() {
    return kind.message + limit;
  }

  boolean holds(String text) {
    return switch (kind) {
      case NUMBER -> isNumber(text);
      case EMAIL -> isEmail(text);
      case URL -> isAddress(text);
      case DATE -> reads(() -> LocalDate.parse(text));
      case DATETIME -> reads(() -> LocalDateTime.parse(text));
      case TIME -> reads(() -> LocalTime.parse(text));
      case MONTH -> reads(() -> YearMonth.parse(text));
      case MIN -> isNumber(text) && new BigDecimal(text).compareTo(new BigDecimal(limit)) >= 0;
      case MAX -> isNumber(text) && new BigDecimal(text).compareTo(new BigDecimal(limit)) <= 0;
      // ISO 8601 sorts as it is read.
      case EARLIEST -> text.compareTo(limit) >= 0;
      case LATEST -> text.compareTo(limit) <= 0;
      case SHORTEST -> text.length() >= Integer.parseInt(limit);
      case LONGEST -> text.length() <= Integer.parseInt(limit);
      case NO_DIGITS -> text.chars().noneMatch(Character::isDigit);
      case PATTERN -> EcmaPattern.finds(limit, false, text);
      case PATTERN_IN_ANY_CASE -> EcmaPattern.finds(limit, true, text);
    };
  }

  static boolean isNumber(String text) {
    return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?");
  }

  private static boolean isEmail(String text) {
    return text.length() <= 254
        && text.matches("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)++")
        && PublicDomain.isOf(text);
  }

  private static boolean isAddress(String text) {
    try {
      var address = new URI(text);
      return String.valueOf(address.getScheme()).matches("(?i)https?") && address.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean reads(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
