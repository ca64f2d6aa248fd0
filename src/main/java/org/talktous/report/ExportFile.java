package org.talktous.report;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.talktous.web.problem.InvalidRequest;
import reactor.core.publisher.SynchronousSink;

/**
 * A temporary file that is written once and then read once. It has no name: it is deleted as soon
 * as it is open, so the system frees its disk when it is closed or the process ends, and no other
 * process can open it.
 */
final class ExportFile implements Closeable {
  private static final int PIECE = 1 << 15;

  private final FileChannel channel;
  private final long largest;

  private ExportFile(FileChannel channel, long largest) {
    this.channel = channel;
    this.largest = largest;
  }

  /**
   * An empty file in the system's directory for temporary ones, readable by this account alone.
   *
   * @param largest in bytes; writing more is refused
   */
  static ExportFile create(long largest) throws IOException {
    var path = Files.createTempFile("talk-export", null);
    try {
      return new ExportFile(
          FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE), largest);
    } finally {
      Files.delete(path);
    }
  }

  /** Where it is written; {@link #rewind} ends that. */
  OutputStream sink() {
    return new BufferedOutputStream(new Limited(), PIECE);
  }

  private final class Limited extends OutputStream {
    private final OutputStream file = Channels.newOutputStream(channel);
    private long left = largest;

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new InvalidRequest(
            "from", "must be later: the file would be larger than " + largest + " bytes");
      }
      file.write(bytes, from, length);
    }
  }

  /** Goes back to its beginning, from where it is read. */
  void rewind() throws IOException {
    channel.position(0);
  }

  /** Sends its next piece. */
  void send(SynchronousSink<byte[]> to) {
    try {
      var piece = ByteBuffer.allocate(PIECE);
      int length = channel.read(piece);
      if (length < 0) {
        to.complete();
      } else {
        to.next(Arrays.copyOf(piece.array(), length));
      }
    } catch (ClosedChannelException e) {
      // The download was cancelled.
      to.complete();
    } catch (IOException e) {
      to.error(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
