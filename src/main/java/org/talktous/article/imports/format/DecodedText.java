package org.talktous.article.imports.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text file and its encoding: what its byte order mark says, else what the client says, else
 * UTF-8 if the beginning is that, else what the beginning looks like.
 *
 * @param bytes without the mark
 * @param guessed whether nothing but its looks tells the encoding
 */
record DecodedText(InputStream bytes, Charset charset, boolean guessed) {
  private static final int LOOKED_AT = 1024 * 1024;
  private static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final Charset WESTERN = Charset.forName("windows-1252");

  static DecodedText of(InputStream file, @Nullable Charset declared) throws IOException {
    var in = new BufferedInputStream(file, 64 * 1024);
    in.mark(LOOKED_AT);
    var start = in.readNBytes(LOOKED_AT);
    in.reset();
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return marked(in, 3, StandardCharsets.UTF_8);
    }
    if (begins(start, 0xFF, 0xFE)) {
      return marked(in, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(start, 0xFE, 0xFF)) {
      return marked(in, 2, StandardCharsets.UTF_16BE);
    }
    if (declared != null) {
      return new DecodedText(in, declared, false);
    }
    if (start.length > 1 && (start[0] == 0) != (start[1] == 0)) {
      // A heading begins with a Latin letter, or its every second byte is 4.
      var charset = start[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
      return new DecodedText(in, charset, true);
    }
    return isUtf8(start)
        ? new DecodedText(in, StandardCharsets.UTF_8, false)
        : new DecodedText(in, looks(start), true);
  }

  private static boolean begins(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static DecodedText marked(InputStream in, int mark, Charset charset) throws IOException {
    in.skipNBytes(mark);
    return new DecodedText(in, charset, false);
  }

  /** Whether it is, but for a character that its end may cut. */
  private static boolean isUtf8(byte[] start) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var result = decoder.decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length), false);
    return !result.isError();
  }

  /** Cyrillic words are letters beyond ASCII side by side; in Western ones they stand alone. */
  private static Charset looks(byte[] start) {
    int inWords = 0;
    int alone = 0;
    for (int i = 0; i < start.length; i++) {
      if (start[i] < 0) {
        boolean beside = (i > 0 && start[i - 1] < 0) || (i + 1 < start.length && start[i + 1] < 0);
        inWords += beside ? 1 : 0;
        alone += beside ? 0 : 1;
      }
    }
    return inWords > alone ? CYRILLIC : WESTERN;
  }

  /** Tells that the encoding was guessed. */
  void tell(ArticleSink sink) {
    if (guessed) {
      sink.remark(
          ImportFault.remark(
              "file",
              "encoding-guessed",
              "does not tell its encoding; read as " + charset.name(),
              charset.name()));
    }
  }
}
