package org.talktous.delivery.mailtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.talktous.web.constraint.Excerpt;
import org.talktous.web.constraint.Lines;

/**
 * Finds in a reply what its sender wrote: without the quoted mail and without the signature, as
 * Gmail, Outlook, Apple Mail, Yandex and Mail.ru write them in English and in Russian, and most of
 * them in other languages. There is no standard; where nothing is recognized, the text stays whole.
 */
public final class ReplyText {
  /** In code points, as much as a comment may have. */
  static final int LONGEST = 10_000;

  // Longer lines are no attribution, and would cost time.
  private static final int LONGEST_ATTRIBUTION = 400;
  private static final int ATTRIBUTION_LINES = 3;
  private static final int HEAD_LINES = 6;

  /** "On Tue, 24 Nov 2026 at 10:00, Talk &lt;a@b&gt; wrote:" and its Russian sisters. */
  private static final List<Pattern> ATTRIBUTIONS =
      List.of(
          Pattern.compile("(?iu)On .*\\bwrote:"),
          Pattern.compile("(?iu).*\\d.*(написал|написала|написал\\(а\\)|пишет|писал|писала):"),
          // With a time and an address, in whatever language.
          Pattern.compile(".*\\d\\d?[:.]\\d\\d.*<[^<>\\s]+@[^<>\\s]+>[\\p{L}() ]{0,20}[:：]"),
          Pattern.compile(".*<[^<>\\s]+@[^<>\\s]+>.{0,40}\\d\\d?:\\d\\d[\\p{L} ]{0,20}[:：]"));

  private static final Pattern TIME = Pattern.compile("\\d[:.]\\d\\d");
  private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");

  private static final Pattern DIVIDER =
      Pattern.compile(
          "(?iu)-{2,} ?(Original Message|Forwarded message|Ursprüngliche Nachricht"
              + "|Message d['’]origine|Mensaje original|Messaggio originale|Исходное сообщение"
              + "|Пересылаемое сообщение|Пересланное сообщение|Конец пересылаемого сообщения)"
              + " ?-{2,}|_{10,}");
  private static final Pattern FROM =
      Pattern.compile("(?iu)\\*?(From|От|От кого|Von|De|Da) ?:\\*? .+");
  private static final Pattern MORE_OF_HEAD =
      Pattern.compile(
          "(?iu)\\*?(Sent|Date|To|Subject|Отправлено|Дата|Кому|Тема|Отправлен"
              + "|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto"
              + "|Inviato|Data|A|Oggetto) ?:\\*?( .*)?");

  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?iu)--|—|Get Outlook for .{0,40}|Sent from (Outlook|Mail|Yahoo|Samsung).{0,60}"
              + "|Sent from my .{0,60}"
              + "|Отправлено (с iPhone|с iPad|с Android|с моего|с устройства|из|через) ?.{0,60}");

  private ReplyText() {}

  /** What the sender wrote; empty if they only quoted. */
  public static String of(String text) {
    var lines = Lines.of(readable(text)).stream().map(String::stripTrailing).toList();
    var written = withoutSignature(withoutQuotes(lines));
    return Excerpt.of(Lines.folded(String.join("\n", written)).strip(), LONGEST);
  }

  /** Without what no reader sees and no database takes. */
  private static String readable(String text) {
    return Lines.normalized(text)
        .replace('\u00a0', ' ')
        .replace('\u202f', ' ')
        .replaceAll("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u200b\\ufeff]", "")
        .replaceAll(
            "[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]", "");
  }

  private static List<String> withoutQuotes(List<String> lines) {
    var written = new ArrayList<String>();
    for (int at = 0; at < lines.size(); at++) {
      int attribution = attribution(lines, at);
      if (attribution > 0) {
        int next = nextText(lines, at + attribution);
        if (next == lines.size() || !isQuoted(lines.get(next))) {
          break;
        }
        at = next;
      } else if (startsOriginal(lines, at)) {
        break;
      } else if (!isQuoted(lines.get(at))) {
        written.add(lines.get(at));
      }
    }
    return written;
  }

  private static boolean isQuoted(String line) {
    return line.startsWith(">");
  }

  /**
   * How many lines an attribution takes that begins here; clients wrap it. What stands right above
   * one is not its beginning, unless it names the year.
   */
  private static int attribution(List<String> lines, int at) {
    int count = matched(lines, at);
    for (int later = 1; later < count; later++) {
      boolean isWhole =
          matched(lines, at + later) == count - later
              && hasTime(lines.subList(at + later, at + count));
      if (isWhole && lines.subList(at, at + later).stream().noneMatch(ReplyText::hasYear)) {
        return 0;
      }
    }
    return count;
  }

  private static boolean hasTime(List<String> lines) {
    return TIME.matcher(String.join(" ", lines)).find();
  }

  private static boolean hasYear(String line) {
    return YEAR.matcher(line).find();
  }

  private static int matched(List<String> lines, int at) {
    var joined = new StringBuilder();
    for (int count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.size(); count++) {
      var line = lines.get(at + count - 1).replaceFirst("^> ?", "").strip();
      if (line.isEmpty() || joined.length() + line.length() > LONGEST_ATTRIBUTION) {
        return 0;
      }
      joined.append(joined.isEmpty() ? "" : " ").append(line);
      var candidate = joined.toString();
      if ((candidate.endsWith(":") || candidate.endsWith("："))
          && ATTRIBUTIONS.stream().anyMatch(each -> each.matcher(candidate).matches())) {
        return count;
      }
    }
    return 0;
  }

  private static int nextText(List<String> lines, int from) {
    int next = from;
    while (next < lines.size() && lines.get(next).isBlank()) {
      next++;
    }
    return next;
  }

  /** Whether the original begins here, as Outlook writes it: a divider, or a head of its own. */
  private static boolean startsOriginal(List<String> lines, int at) {
    var line = lines.get(at).strip();
    if (line.length() > LONGEST_ATTRIBUTION) {
      return false;
    }
    if (DIVIDER.matcher(line).matches()) {
      return !line.startsWith("_") || startsHead(lines, nextText(lines, at + 1));
    }
    return startsHead(lines, at);
  }

  private static boolean startsHead(List<String> lines, int at) {
    if (at >= lines.size() || !FROM.matcher(lines.get(at).strip()).matches()) {
      return false;
    }
    return lines.subList(at + 1, Math.min(lines.size(), at + HEAD_LINES)).stream()
            .filter(each -> MORE_OF_HEAD.matcher(each.strip()).matches())
            .count()
        >= 2;
  }

  /** Ends at the first mark of a signature. */
  private static List<String> withoutSignature(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      if (SIGNATURE.matcher(lines.get(at).strip()).matches()) {
        return lines.subList(0, at);
      }
    }
    return lines;
  }
}
