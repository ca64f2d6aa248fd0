package org.talktous.call.icalendar;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;

/** A file in UTF-16, which its byte order mark tells, byte by byte as it would stand in UTF-8. */
final class Utf8Stream extends InputStream {
  private final Reader characters;
  private byte[] encoded = {};
  private int at;

  private Utf8Stream(InputStream file) {
    this.characters = new BufferedReader(new InputStreamReader(file, UTF_16));
  }

  /** The file in UTF-8; the same where it has no mark of UTF-16. */
  static InputStream of(InputStream file) throws IOException {
    var pushed = new PushbackInputStream(file, 2);
    var begin = pushed.readNBytes(2);
    pushed.unread(begin);
    return isMark(begin) ? new Utf8Stream(pushed) : pushed;
  }

  private static boolean isMark(byte[] begin) {
    return begin.length == 2
        && (begin[0] == (byte) 0xFE && begin[1] == (byte) 0xFF
            || begin[0] == (byte) 0xFF && begin[1] == (byte) 0xFE);
  }

  @Override
  public int read() throws IOException {
    if (at == encoded.length) {
      int unit = characters.read();
      if (unit < 0) {
        return -1;
      }
      encoded = character((char) unit).getBytes(UTF_8);
      at = 0;
    }
    return encoded[at++] & 0xFF;
  }

  private String character(char unit) throws IOException {
    return Character.isHighSurrogate(unit)
        ? new String(new char[] {unit, (char) characters.read()})
        : String.valueOf(unit);
  }
}
