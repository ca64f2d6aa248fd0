package org.talktous.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings bytes from the thread that writes a file to those that send it. The writer waits while a
 * few pieces lie here, but not for ever for somebody who takes none; a reader who goes away ends
 * the writer, and a writer who fails ends the file with an error, so that half a file is never
 * taken for a whole one.
 */
final class Pipe {
  private static final int PIECE = 1 << 15;
  private static final int PIECES = 4;
  private static final long PATIENCE_SECONDS = 120;
  private static final byte[] END = {};

  private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES);
  private volatile @Nullable Exception failure;
  private volatile boolean abandoned;

  /** All has been written. */
  void complete() throws IOException {
    put(END);
  }

  void fail(Exception reason) {
    failure = reason;
    pieces.clear();
    pieces.offer(END);
  }

  private void put(byte[] piece) throws IOException {
    try {
      for (long waited = 0; waited < PATIENCE_SECONDS && !abandoned; waited++) {
        if (pieces.offer(piece, 1, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("nobody reads the file any more");
  }

  OutputStream sink() {
    return new OutputStream() {
      private final byte[] buffer = new byte[PIECE];
      private int filled;

      @Override
      public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        for (int left = length; left > 0; ) {
          int part = Math.min(left, PIECE - filled);
          System.arraycopy(bytes, at, buffer, filled, part);
          filled += part;
          at += part;
          left -= part;
          if (filled == PIECE) {
            push();
          }
        }
      }

      private void push() throws IOException {
        if (filled > 0) {
          put(Arrays.copyOf(buffer, filled));
          filled = 0;
        }
      }

      /** Only what fills a piece goes on its way, or the last one: writers flush often. */
      @Override
      public void close() throws IOException {
        if (failure == null) {
          push();
        }
      }
    };
  }

  InputStream source() {
    return new InputStream() {
      private byte[] piece = {};
      private int at;
      private boolean ended;

      @Override
      public int read() throws IOException {
        var single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (at == piece.length && !next()) {
          return -1;
        }
        int part = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, part);
        at += part;
        return part;
      }

      private boolean next() throws IOException {
        if (!ended) {
          try {
            piece = pieces.take();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
          }
          at = 0;
          ended = piece.length == 0;
        }
        var broken = failure;
        if (broken != null) {
          throw new IOException("the file could not be written to its end", broken);
        }
        return !ended;
      }

      @Override
      public void close() {
        abandoned = true;
        pieces.clear();
      }
    };
  }
}
