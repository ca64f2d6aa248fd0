package org.talktous.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.talktous.base.schedule.ComputePool;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes reader queries into files, as many as there are. A file is written whole before any of it
 * is sent, so a slow reader holds no connection to the database, and what goes wrong is answered as
 * a problem instead of half a file.
 */
@Singleton
class Exports {
  static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Files at once, written or sent: what each may hold bounds what all take of the disk. */
  static final int AT_ONCE = 3;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ComputePool writing;
  private final ReportDatabase database;
  private final Clock clock;
  private final Scheduler sending;
  private final Duration placeTimeout;
  private final Duration stallTimeout;
  private final long largest;

  /**
   * @param placeTimeout how long a request waits for one of the {@value #AT_ONCE} places
   * @param stallTimeout after which a file is deleted whose download makes no progress
   * @param largest how many bytes a file may have
   */
  Exports(
      MeterRegistry meters,
      ReportDatabase database,
      Clock clock,
      @Named(TaskExecutors.BLOCKING) ExecutorService sending,
      @Property(name = "talk.reports.place-timeout") Duration placeTimeout,
      @Property(name = "talk.reports.export-stall") Duration stallTimeout,
      @ReadableBytes @Property(name = "talk.reports.export-size") long largest) {
    this.writing = new ComputePool(meters, "export", AT_ONCE, AT_ONCE);
    this.database = database;
    this.clock = clock;
    this.sending = Schedulers.fromExecutorService(sending);
    this.placeTimeout = placeTimeout;
    this.stallTimeout = stallTimeout;
    this.largest = largest;
  }

  /** Writes rows in some format. */
  @FunctionalInterface
  private interface Format {
    void write(QueryRows rows, OutputStream out) throws IOException, SQLException;
  }

  HttpResponse<Flux<byte[]>> csv(ReportFilter filter) {
    return file(
        filter,
        "csv",
        "text/csv; charset=utf-8",
        (rows, out) -> CsvFile.write(rows, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
  }

  HttpResponse<Flux<byte[]>> xlsx(ReportFilter filter) {
    return file(filter, "xlsx", XLSX, WorkbookFile::write);
  }

  private HttpResponse<Flux<byte[]>> file(
      ReportFilter filter, String suffix, String type, Format format) {
    takePlace();
    try {
      var file = written(filter, format);
      var name = "reader-queries-" + filter.period().from() + "-" + filter.period().last();
      return HttpResponse.ok(sent(file))
          .header(HttpHeaders.CONTENT_TYPE, type)
          .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=" + name + "." + suffix)
          .header(HttpHeaders.CACHE_CONTROL, "no-store");
    } catch (IOException e) {
      places.release();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }

  private void takePlace() {
    try {
      if (!places.tryAcquire(placeTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new TooManyExports();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooManyExports();
    }
  }

  private ExportFile written(ReportFilter filter, Format format) throws IOException {
    var file = ExportFile.create(largest);
    try {
      writing.run(
          () ->
              database.readExport(
                  connection -> {
                    var scope = Scope.of(connection, filter, clock.instant());
                    try (var rows = new QueryRows(connection, scope);
                        var out = file.sink()) {
                      format.write(rows, out);
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                    return file;
                  }));
      file.rewind();
      return file;
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  @PreDestroy
  void stop() {
    writing.stop();
  }

  /** Not a StreamedFile: that is not closed when the client disconnects. */
  private Flux<byte[]> sent(ExportFile file) {
    return Flux.<byte[]>generate(file::send)
        .subscribeOn(sending)
        .timeout(stallTimeout)
        .doFinally(
            signal -> {
              file.close();
              places.release();
            });
  }
}
