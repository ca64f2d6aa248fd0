package org.talktous.web.constraint;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks behind the constraints; each lets an absent value pass. */
@Factory
class Constraints {
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
  private static final Pattern MAILBOX =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++(?:\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]++)*+"
              + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)*+"
              + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?");

  @Singleton
  ConstraintValidator<PlainText, String> plainText() {
    return (text, constraint, context) -> absentOr(text, Characters::arePlain);
  }

  @Singleton
  ConstraintValidator<SingleLine, String> singleLine() {
    return (text, constraint, context) -> absentOr(text, Characters::areOneLine);
  }

  @Singleton
  ConstraintValidator<ZoneName, String> zoneName() {
    return (text, constraint, context) -> absentOr(text, ZONES::contains);
  }

  @Singleton
  ConstraintValidator<LanguageTag, String> languageTag() {
    return (text, constraint, context) -> absentOr(text, Constraints::isLanguage);
  }

  @Singleton
  ConstraintValidator<EmailAddress, String> emailAddress() {
    return (text, constraint, context) -> absentOr(text, Constraints::isMailbox);
  }

  @Singleton
  ConstraintValidator<InternetEmail, String> internetEmail() {
    return (text, constraint, context) ->
        absentOr(text, given -> isMailbox(given) && PublicDomain.isOf(given));
  }

  @Singleton
  ConstraintValidator<WebAddress, String> webAddress() {
    return (text, constraint, context) -> absentOr(text, Constraints::isWebAddress);
  }

  @Singleton
  ConstraintValidator<PartialDate, String> partialDate() {
    return (text, constraint, context) -> absentOr(text, Constraints::isPartialDate);
  }

  @Singleton
  ConstraintValidator<WebAddressTemplate, String> webAddressTemplate() {
    return (text, constraint, context) ->
        absentOr(text, given -> isTemplate(given, constraint.stringValues("value")));
  }

  private static boolean absentOr(@Nullable String text, Predicate<String> check) {
    return text == null || check.test(text);
  }

  private static boolean isMailbox(String text) {
    return text.length() <= 254 && MAILBOX.matcher(text).matches();
  }

  private static boolean isLanguage(String tag) {
    try {
      return tag.length() <= 35
          && !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  private static boolean isPartialDate(String text) {
    if (!text.matches("[0-9]{4}(-[0-9]{2}){0,2}+")) {
      return false;
    }
    try {
      LocalDate.parse(text + "-01-01".substring(0, 10 - text.length()));
      return true;
    } catch (DateTimeException notInTheCalendar) {
      return false;
    }
  }

  /** What replaces a placeholder may not change where the address leads. */
  private static boolean isTemplate(String text, String... placeholders) {
    var one = filled(text, placeholders, "one");
    return text.length() <= 2_000
        && isWebAddress(one)
        && authority(one).equals(authority(filled(text, placeholders, "other")));
  }

  private static String filled(String text, String[] placeholders, String value) {
    var filled = text;
    for (var placeholder : placeholders) {
      filled = filled.replace("{" + placeholder + "}", value);
    }
    return filled;
  }

  private static String authority(String webAddress) {
    return URI.create(webAddress).getRawAuthority();
  }

  private static boolean isWebAddress(String text) {
    try {
      var address = new URI(text);
      return text.length() <= 2_000
          && ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()))
          && address.getHost() != null
          && address.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
