package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.BufferLengthExceededException;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/**
 * A file to import, kept on disk while it is: only what was read to its end is known to be whole
 * and no longer than a file may be, and only then anything of it is written.
 */
public final class ImportFile implements AutoCloseable {
  private final Path kept;
  private final ImportFormat format;
  private final @Nullable Charset declared;

  private ImportFile(Path kept, ImportFormat format, @Nullable Charset declared) {
    this.kept = kept;
    this.format = format;
    this.declared = declared;
  }

  /**
   * Keeps what comes, and looks through it.
   *
   * @throws InvalidRequest if it is compressed, holds too many articles, or its columns have no
   *     names
   */
  public static ImportFile of(
      InputStream body, ImportFormat format, @Nullable Charset declared, ObjectMapper json) {
    var file = new ImportFile(kept(body), format, declared);
    try {
      file.check(json);
      return file;
    } catch (RuntimeException refused) {
      file.close();
      throw refused;
    }
  }

  private static Path kept(InputStream body) {
    try {
      var kept = Files.createTempFile("articles", ".import");
      try (body;
          var out = Files.newOutputStream(kept)) {
        var buffer = new byte[64 * 1024];
        long length = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
          length += read;
          if (length > ImportLimits.BYTES) {
            throw new TooLarge();
          }
          out.write(buffer, 0, read);
        }
        return kept;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(kept);
        throw e;
      }
    } catch (IOException e) {
      if (isTooLong(e)) {
        throw new TooLarge();
      }
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server stopped at a limit of its own: of a body, or of what it unpacks at once. */
  private static boolean isTooLong(IOException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException
          || cause instanceof BufferLengthExceededException) {
        return true;
      }
    }
    return false;
  }

  private void check(ObjectMapper json) {
    try (var in = open()) {
      var start = in.readNBytes(2);
      if (start.length == 2
          && ((start[0] == 0x1F && start[1] == (byte) 0x8B)
              || (start[0] == 'P' && start[1] == 'K'))) {
        throw new InvalidRequest("file", "must not be compressed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (var in = open()) {
      format.read(in, json, declared, new Counting());
    } catch (UnreadableHeader unreadable) {
      // Found again, and noted down, when the file is read in earnest.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public InputStream open() throws IOException {
    return Files.newInputStream(kept);
  }

  /** Reads it to its end. */
  public void read(InputStream in, ObjectMapper json, ArticleSink sink)
      throws IOException, UnreadableHeader {
    format.read(in, json, declared, sink);
  }

  public long length() throws IOException {
    return Files.size(kept);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses a file of too many articles at the first one too many. */
  private static final class Counting implements ArticleSink {
    private int count;

    @Override
    public void take(ImportedLine line) {
      count++;
      if (count > ImportLimits.ARTICLES) {
        throw new InvalidRequest("file", "must not hold more than 100,000 articles");
      }
    }

    @Override
    public void remark(ImportFault remark) {
      // Remarks are kept when the file is read in earnest.
    }
  }

  private static final class TooLarge extends Refusal {
    private static final long serialVersionUID = 1L;

    TooLarge() {
      super(
          new ProblemType(
              "content-too-large", HttpStatus.REQUEST_ENTITY_TOO_LARGE, "The request is too large"),
          "A file of articles is 64 MB at the most.");
    }
  }
}
