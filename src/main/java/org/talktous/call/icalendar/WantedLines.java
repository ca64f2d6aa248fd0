package org.talktous.call.icalendar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Takes of a calendar, as it comes in, the lines that say when somebody is busy. What people write
 * into their events, and whom they invite, is most of a calendar and none of our business; the
 * beginning of an event's summary stays, so that staff know what a remark is about.
 */
public final class WantedLines {
  /** What holds a file together; the rest that is wanted is what {@link CalendarText} reads. */
  private static final Set<String> FRAME = Set.of("BEGIN", "END", "VERSION");

  private static final Set<String> PEOPLE = Set.of("ATTENDEE", "ORGANIZER");
  private static final String SUMMARY = "SUMMARY";
  private static final int LONGEST_SUMMARY = 200;
  private static final int LONGEST_NAME = 32;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final StringBuilder name = new StringBuilder();
  private final String host;
  private boolean nameIsWhole;
  private boolean isDropped;

  private WantedLines(String host) {
    this.host = host.toUpperCase(Locale.ROOT);
  }

  /** The file has more than may be read of it, or more is wanted of it than may be kept. */
  public static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The wanted lines of a file, as they were folded.
   *
   * @param host the address of the host: of those invited, only what they answer is wanted
   */
  public static byte[] of(InputStream file, String host, long longest, int mostKept)
      throws IOException {
    var wanted = new WantedLines(host);
    var text = Utf8Stream.of(file);
    long left = longest;
    boolean atBegin = true;
    for (int c = text.read(); c >= 0; c = text.read()) {
      if (left-- == 0 || wanted.kept.size() + wanted.line.size() > mostKept) {
        throw new TooMuch();
      }
      if (atBegin && c != ' ' && c != '\t') {
        wanted.endLine();
      }
      wanted.add(c);
      atBegin = c == '\n';
    }
    wanted.endLine();
    return wanted.kept.toByteArray();
  }

  private void add(int c) {
    if (isDropped) {
      return;
    }
    line.write(c);
    if (!nameIsWhole) {
      addToName(c);
    }
  }

  /** Breaks and what follows them are passed over: a line may be folded even within its name. */
  private void addToName(int c) {
    if (c == ':' || c == ';') {
      nameIsWhole = true;
      drop(!isWanted());
    } else if (c > ' ' && c < 127) {
      name.append((char) c);
      drop(name.length() > LONGEST_NAME);
    }
  }

  private void drop(boolean dropped) {
    if (dropped) {
      isDropped = true;
      line.reset();
    }
  }

  private boolean isWanted() {
    var upper = name.toString().toUpperCase(Locale.ROOT);
    return FRAME.contains(upper) || CalendarText.WANTED.contains(upper);
  }

  private void endLine() {
    if (!isDropped && nameIsWhole && (!isPerson() || isTheHosts())) {
      kept.writeBytes(is(SUMMARY) ? shortened() : line.toByteArray());
    }
    line.reset();
    name.setLength(0);
    nameIsWhole = false;
    isDropped = false;
  }

  private boolean is(String property) {
    return name.toString().equalsIgnoreCase(property);
  }

  private boolean isPerson() {
    return PEOPLE.contains(name.toString().toUpperCase(Locale.ROOT));
  }

  private boolean isTheHosts() {
    return unfolded().toUpperCase(Locale.ROOT).contains(host);
  }

  private String unfolded() {
    return line.toString(StandardCharsets.UTF_8).replaceAll("\r?\n[ \t]", "");
  }

  private byte[] shortened() {
    if (line.size() <= LONGEST_SUMMARY) {
      return line.toByteArray();
    }
    var text = unfolded().strip();
    int end = Math.min(text.length(), LONGEST_SUMMARY);
    return (text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, end))) + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
