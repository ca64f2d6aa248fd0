package org.talktous.delivery.mailtext;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  // "On Tue, 24 Nov 2026 at 10:00, Talk <a@b> wrote:" and its Russian sisters.
  private static final Pattern VERB =
      Pattern.compile(
          "(?iu)On .*\\bwrote:|.*\\d.*(написал|написала|написал\\(а\\)|пишет|писал|писала):");

  // In whatever language, the address at the end or before the time.
  private static final List<Pattern> WITH_ADDRESS =
      List.of(
          Pattern.compile(".*\\d\\d?[:.]\\d\\d.*<[^<>\\s]+@[^<>\\s]+>+[\\p{L}() ]{0,40}[:：]"),
          Pattern.compile(".*<[^<>\\s]+@[^<>\\s]+>.{0,40}\\d\\d?:\\d\\d[\\p{L} ]{0,20}[:：]"));

  private static final Pattern ADDRESS = Pattern.compile("<[^<>\\s]+@[^<>\\s]+>");
  private static final Pattern TIME = Pattern.compile("(?<![\\d.:])\\d\\d?[:.]\\d\\d(?!\\.?\\d)");
  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)20\\d\\d(?!\\d)|(?<!\\d)\\d\\d?[./-]\\d\\d?[./-]\\d\\d(?!\\d)");
  private static final Pattern YEAR = Pattern.compile("\\b20\\d\\d\\b");
  // Of lines that were wrapped, the first word of the next had no room.
  private static final int SHORTEST_WRAPPED = 60;

  // The Bat! puts the initials of who is quoted before the mark.
  private static final Pattern WITH_INITIALS = Pattern.compile("\\p{Lu}{1,3}>.*");

  private static final Pattern DIVIDER =
      Pattern.compile(
          "(?iu)-{2,} ?(Original Message|Forwarded message|Ursprüngliche Nachricht"
              + "|Weitergeleitete Nachricht|Message d['’]origine|Message transféré"
              + "|Mensaje original|Mensaje reenviado|Messaggio originale|Messaggio inoltrato"
              + "|Исходное сообщение"
              + "|Пересылаемое сообщение|Пересланное сообщение|Перенаправленное сообщение"
              + "|Переадресованное сообщение|Конец пересылаемого сообщения)"
              + " ?-{2,}");
  // These, people write too: a head must follow.
  private static final Pattern DIVIDER_OF_HEAD =
      Pattern.compile(
          "(?iu)_{10,}|-{2,} ?\\p{L}[\\p{L}.'’() ]{2,60}-{2,}|Begin forwarded message:|Начало"
              + " (переадресованного|пересылаемого) (сообщения|письма):|Anfang der weitergeleiteten"
              + " (Nachricht|E-Mail):|Début du message (réexpédié|transféré) ?:|Inicio del mensaje"
              + " reenviado:|Inizio messaggio inoltrato:");
  private static final Pattern FROM =
      Pattern.compile("(?iu)\\*?(From|От|От кого|Von|De|Da) ?:\\*? .+");
  private static final Pattern MORE_OF_HEAD =
      Pattern.compile(
          "(?iu)\\*?(Sent|Date|To|Subject|Отправлено|Дата|Кому|Тема|Отправлен"
              + "|Gesendet|Datum|An|Betreff|Envoyé|À|Objet|Enviado|Fecha|Para|Asunto"
              + "|Inviato|Data|A|Oggetto) ?:\\*?( .*)?");

  private static final Pattern SIGNATURE = Pattern.compile("--|—");

  /** What programs append; a sentence of the sender's can begin like it. */
  private static final Pattern ADVERTISEMENT =
      Pattern.compile(
          "(?iu)Get Outlook for .{0,40}|Sent (from|with|via) \\[?(Outlook|Mail|Yahoo|Samsung|Proton"
              + " ?Mail|Spark|AOL).{0,60}|Sent from my .{0,60}|Отправлено (с iPhone|с iPad|с"
              + " Android|с моего|с устройства|из|через|с помощью) ?.{0,60}");

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
    boolean isAfterAttribution = false;
    for (int at = 0; at < lines.size(); at++) {
      int attribution = attribution(lines, at);
      int next = attribution == 0 ? at : nextText(lines, at + attribution);
      if (attribution > 0 && next < lines.size() && isQuoted(lines.get(next), true)) {
        isAfterAttribution = true;
        at = next;
      } else if (attribution > 0 && isAlone(lines, at, attribution, next)
          || startsOriginal(lines, at)) {
        break;
      } else if (!isQuoted(lines.get(at), isAfterAttribution)) {
        written.add(lines.get(at));
      }
    }
    return written;
  }

  private static boolean isQuoted(String line, boolean isAfterAttribution) {
    return line.startsWith(">") || isAfterAttribution && WITH_INITIALS.matcher(line).matches();
  }

  /**
   * Whether these lines are an attribution though no mark of a quotation follows: either they say
   * so much that no sender would, or nothing is lost with them.
   */
  private static boolean isAlone(List<String> lines, int at, int count, int next) {
    var attribution = joined(lines, at, count);
    return isCertain(attribution)
        || next == lines.size() && hasTime(attribution) && hasDate(attribution);
  }

  /**
   * How many lines an attribution takes that begins here, if it is one; clients wrap it. What
   * stands right above one is not its beginning, unless the date does.
   */
  private static int attribution(List<String> lines, int at) {
    int count = matched(lines, at);
    for (int later = 1; later < count; later++) {
      if (matched(lines, at + later) == count - later) {
        var rest = joined(lines, at + later, count - later);
        var above = joined(lines, at, later);
        if (hasTime(rest) && (hasDate(rest) || !YEAR.matcher(above).find())) {
          return 0;
        }
      }
    }
    return count;
  }

  private static boolean hasTime(String attribution) {
    return TIME.matcher(attribution).find();
  }

  private static boolean hasDate(String attribution) {
    return DATE.matcher(attribution).find();
  }

  private static boolean hasAddress(String attribution) {
    return ADDRESS.matcher(attribution).find();
  }

  private static int matched(List<String> lines, int at) {
    for (int count = 1; count <= ATTRIBUTION_LINES && at + count <= lines.size(); count++) {
      var line = lines.get(at + count - 1);
      if (line.isBlank()
          || line.length() > LONGEST_ATTRIBUTION
          || count > 1 && endsSentence(lines.get(at + count - 2))) {
        return 0;
      }
      if (line.endsWith(":") || line.endsWith("：")) {
        var candidate = joined(lines, at, count);
        if (candidate.length() <= LONGEST_ATTRIBUTION
            && (isCertain(candidate)
                || isWrapped(lines, at, count) && isLikely(candidate, count))) {
          return count;
        }
      }
    }
    return 0;
  }

  /** Nothing that a client writes has such an end within. */
  private static boolean endsSentence(String line) {
    return line.endsWith("?") || line.endsWith("!") || line.endsWith("…");
  }

  /** Whether, in each of these lines but the last, the first word of the next had no room. */
  private static boolean isWrapped(List<String> lines, int at, int count) {
    for (int line = at; line < at + count - 1; line++) {
      var word = bare(lines.get(line + 1)).split(" ", 2)[0];
      if (bare(lines.get(line)).length() + word.length() < SHORTEST_WRAPPED) {
        return false;
      }
    }
    return true;
  }

  /** Whether a mail client has written this, beyond doubt. */
  private static boolean isCertain(String attribution) {
    return hasTime(attribution)
        && hasAddress(attribution)
        && (VERB.matcher(attribution).matches()
            || hasDate(attribution)
                && WITH_ADDRESS.stream().anyMatch(each -> each.matcher(attribution).matches()));
  }

  /** Whether a client may have written this, if a quotation follows. */
  private static boolean isLikely(String attribution, int lines) {
    return hasDate(attribution) && (hasTime(attribution) || hasAddress(attribution))
        || VERB.matcher(attribution).matches() && (lines == 1 || hasTime(attribution));
  }

  /** Wrapped lines as the one they were; within an address there was no space. */
  private static String joined(List<String> lines, int at, int count) {
    return lines.subList(at, at + count).stream()
        .map(ReplyText::bare)
        .collect(Collectors.joining(" "))
        .replace("< ", "<");
  }

  private static String bare(String line) {
    return (line.startsWith(">") ? line.substring(1) : line).strip();
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
    return DIVIDER.matcher(line).matches()
        || startsHead(lines, at)
        || DIVIDER_OF_HEAD.matcher(line).matches() && startsHead(lines, nextText(lines, at + 1));
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

  /** Ends at the first mark of a signature, and without what a program appended. */
  private static List<String> withoutSignature(List<String> lines) {
    int end = 0;
    while (end < lines.size() && !SIGNATURE.matcher(lines.get(end).strip()).matches()) {
      end++;
    }
    while (end > 0 && isNoText(lines.get(end - 1).strip())) {
      end--;
    }
    return lines.subList(0, end);
  }

  private static boolean isNoText(String line) {
    return line.isEmpty() || ADVERTISEMENT.matcher(line).matches();
  }
}
