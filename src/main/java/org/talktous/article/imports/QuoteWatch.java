package org.talktous.article.imports;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Reads CSV through and knows whether a quoted cell is open, and in which line it was opened (RFC
 * 4180; a quote inside a cell that does not begin with one is a sign like others).
 */
final class QuoteWatch extends FilterReader {
  private enum At {
    BEGINNING,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted cell: its end, or half of a doubled one. */
    QUOTE
  }

  private At at = At.BEGINNING;
  private long line = 1;
  private long openedAt;
  private boolean afterReturn;

  QuoteWatch(Reader in) {
    super(in);
  }

  /** Whether a quoted cell was begun and has not ended by what was read. */
  boolean isOpen() {
    return at == At.QUOTED;
  }

  /** The number of the line, from 1, in which the last quoted cell was begun. */
  long openedAt() {
    return openedAt;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      pass((char) next);
    }
    return next;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    for (int i = offset; i < offset + count; i++) {
      pass(buffer[i]);
    }
    return count;
  }

  private void pass(char next) {
    if (next == '"' && at == At.BEGINNING) {
      openedAt = line;
    }
    at =
        switch (at) {
          case QUOTED -> next == '"' ? At.QUOTE : At.QUOTED;
          case QUOTE -> next == '"' ? At.QUOTED : outside(next);
          case BEGINNING -> next == '"' ? At.QUOTED : outside(next);
          case PLAIN -> outside(next);
        };
    if (next == '\r' || next == '\n' && !afterReturn) {
      line++;
    }
    afterReturn = next == '\r';
  }

  private static At outside(char next) {
    return next == ',' || next == '\r' || next == '\n' ? At.BEGINNING : At.PLAIN;
  }
}
