package org.talktous.article.imports.format;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/** Addresses for articles that have none, made of what they are called. */
public final class Slugs {
  private static final int LONGEST = 120;
  private static final int LONGEST_TITLE = 80;
  private static final int HASH = 8;
  private static final Transliterator LATIN =
      Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower()");

  private Slugs() {}

  /** {@code 10.5555/12.34} becomes {@code 10-5555-12-34}. */
  public static String ofDoi(String doi) {
    var slug = dashed(doi.toLowerCase(Locale.ROOT));
    return slug.length() <= LONGEST ? slug : told(slug.substring(0, LONGEST - HASH - 1), doi);
  }

  /** The words of a title in Latin letters, as many as fit; empty if it has none. */
  public static String ofTitle(String title) {
    var slug = dashed(LATIN.transliterate(title));
    if (slug.length() <= LONGEST_TITLE) {
      return slug;
    }
    var cut = slug.lastIndexOf('-', LONGEST_TITLE);
    return slug.substring(0, cut > 0 ? cut : LONGEST_TITLE);
  }

  /** The slug, told apart from one that is the same by the whole of what it was made of. */
  public static String told(String slug, String whole) {
    var start = slug.substring(0, Math.min(slug.length(), LONGEST - HASH - 1));
    return dashed(start) + "-" + DigestUtils.sha256Hex(whole).substring(0, HASH);
  }

  private static String dashed(String text) {
    return text.replaceAll("[ʹʺ'’`\"]", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }
}
