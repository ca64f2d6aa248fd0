package org.talktous.web.constraint;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Plain text out of a fragment of HTML or XML. */
public final class Markup {
  /** A tag is bare, or gives its attributes values: {@code p<q and r>s} holds none. */
  private static final Pattern TAG =
      Pattern.compile("</?[A-Za-z][A-Za-z0-9:-]*(?:\\s[^<>]*=[^<>]*|\\s*/?)>");

  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});");

  private Markup() {}

  /** The text without tags, and with its character references resolved. */
  public static String removed(String markup) {
    return REFERENCE
        .matcher(TAG.matcher(markup).replaceAll(""))
        .replaceAll(found -> Matcher.quoteReplacement(character(found)));
  }

  /** A name that HTML does not have stays as it is. */
  private static String character(MatchResult found) {
    if (found.group(1) == null && found.group(2) == null) {
      return Parser.unescapeEntities(found.group(), true).replace('\u00a0', ' ');
    }
    int code =
        found.group(1) == null
            ? Integer.parseInt(found.group(2), 16)
            : Integer.parseInt(found.group(1));
    return Character.isValidCodePoint(code) && !Character.isISOControl(code)
        ? Character.toString(code).replace('\u00a0', ' ')
        : "";
  }
}
