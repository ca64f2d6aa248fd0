package org.talktous.call.invitation;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Folds content lines as RFC 5545 section 3.1 asks: none longer than 75 octets of UTF-8, and no
 * character parted. The library counts characters, so its lines of Cyrillic are too long.
 */
public final class FoldedLines {
  private static final int LONGEST = 75;
  private static final byte[] FOLD = {'\r', '\n', ' '};

  private final ByteArrayOutputStream folded = new ByteArrayOutputStream();
  private int octets;

  private FoldedLines() {}

  /** The bytes of a text whose lines end with CRLF. */
  public static byte[] of(String unfolded) {
    var lines = new FoldedLines();
    unfolded.codePoints().forEach(lines::append);
    return lines.folded.toByteArray();
  }

  private void append(int character) {
    var bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8);
    boolean endsLine = character == '\r' || character == '\n';
    if (!endsLine && octets + bytes.length > LONGEST) {
      folded.writeBytes(FOLD);
      octets = 1;
    }
    folded.writeBytes(bytes);
    octets = endsLine ? 0 : octets + bytes.length;
  }
}
