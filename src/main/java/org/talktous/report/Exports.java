package org.talktous.report;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes reader queries into files, as many as there are: rows come from a cursor, and wait for
 * whoever reads the file, so no more than a handful are ever in memory.
 */
@Singleton
class Exports {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Each holds a connection as long as somebody reads its file; most connections are for pages. */
  static final int AT_ONCE = 3;

  private static final int PIECE = 1 << 15;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ReportDatabase database;
  private final Clock clock;
  private final Scheduler waiting;
  private final Duration patience;

  /**
   * With some patience for a place.
   *
   * @param patience in which who leaves one file and asks for another finds its place free again
   */
  Exports(
      ReportDatabase database,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService waiting,
      @Property(name = "talk.reports.patience") Duration patience) {
    this.database = database;
    this.clock = clock;
    this.waiting = Schedulers.fromExecutorService(waiting);
    this.patience = patience;
  }

  /** Writes rows in some format. */
  @FunctionalInterface
  private interface Format {
    void write(QueryRows rows, ReportFilter filter, OutputStream out)
        throws IOException, SQLException;
  }

  HttpResponse<Flux<byte[]>> csv(ReportFilter filter) {
    return stream(
        filter,
        "csv",
        "text/csv; charset=utf-8",
        (rows, of, out) ->
            CsvFile.write(rows, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
  }

  HttpResponse<Flux<byte[]>> xlsx(ReportFilter filter) {
    return stream(filter, "xlsx", XLSX, (rows, of, out) -> WorkbookFile.write(rows, out));
  }

  /** What cannot be read is said before anything is written. */
  private HttpResponse<Flux<byte[]>> stream(
      ReportFilter filter, String suffix, String type, Format format) {
    takePlace();
    var rows = open(filter);
    var pipe = new Pipe();
    Thread.ofVirtual()
        .name("export")
        .start(
            () -> {
              try {
                write(rows, filter, format, pipe);
                pipe.complete();
              } catch (IOException | SQLException | UncheckedIOException e) {
                pipe.fail(e);
              } catch (RuntimeException e) {
                pipe.fail(e);
                throw e;
              } catch (Error e) {
                pipe.fail(new IllegalStateException(e));
                throw e;
              } finally {
                places.release();
              }
            });
    var name = "reader-queries-" + filter.period().from() + "-" + filter.period().last();
    // Not a StreamedFile: it is not closed when whoever reads it goes away.
    var file = Flux.generate(pipe::source, Exports::send, Exports::leave).subscribeOn(waiting);
    return HttpResponse.ok(file)
        .header(HttpHeaders.CONTENT_TYPE, type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name + "." + suffix)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff");
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyExports();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyExports();
    }
  }

  private QueryRows open(ReportFilter filter) {
    try {
      return QueryRows.open(database, filter, clock.instant());
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
  }

  private static InputStream send(InputStream file, SynchronousSink<byte[]> to) {
    try {
      var piece = new byte[PIECE];
      int length = file.read(piece);
      if (length < 0) {
        to.complete();
      } else {
        to.next(Arrays.copyOf(piece, length));
      }
    } catch (IOException e) {
      to.error(e);
    }
    return file;
  }

  private static void leave(InputStream file) {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(QueryRows rows, ReportFilter filter, Format format, Pipe pipe)
      throws IOException, SQLException {
    try (rows;
        var out = pipe.sink()) {
      format.write(rows, filter, out);
    }
  }
}
