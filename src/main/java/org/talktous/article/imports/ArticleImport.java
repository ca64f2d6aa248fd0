package org.talktous.article.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.talktous.article.Articles;
import org.talktous.article.imports.format.ArticleSink;
import org.talktous.article.imports.format.ImportFault;
import org.talktous.article.imports.format.ImportFile;
import org.talktous.article.imports.format.ImportedLine;
import org.talktous.article.imports.format.UnreadableHeader;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;

/**
 * Imports articles from a file: every line is written, and checked, as a request to put it would
 * be, in a transaction of its own; a line that is refused keeps no other from being taken. A dry
 * run does the same, and undoes each.
 */
@Singleton
class ArticleImport {
  /** So many lines are kept of those refused, and of others; all are counted. */
  static final int LINES_KEPT = 1_000;

  private static final int REMARKS_KEPT = 100;
  private static final int LINES_BETWEEN_NOTES = 50;

  private final ImportedArticles articles;
  private final ArticleImportRepository rows;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final ObjectMapper json;
  private final Clock clock;

  ArticleImport(
      ImportedArticles articles,
      ArticleImportRepository rows,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      ObjectMapper json,
      Clock clock) {
    this.articles = articles;
    this.rows = rows;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /** Notes down that an import begins, or a dry run of one. */
  UUID begin(UUID staff, ImportFile file, boolean dry) {
    var id = Generators.timeBasedEpochGenerator().generate();
    try {
      rows.begin(id, staff, dry, file.length(), clock.instant());
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ArticleImportRow get(UUID id) {
    return rows.findById(id).orElseThrow(() -> new NotFound("import"));
  }

  List<ArticleImportRow> latest(int limit) {
    return rows.latest(limit);
  }

  List<RefusedLine> refusals(UUID id) {
    return rows.refusals(id).stream()
        .map(row -> new RefusedLine(row.line(), row.slug(), read(row.reasons())))
        .toList();
  }

  /** The lines that were taken, where the import was dry or there is something to say of them. */
  List<TakenLine> lines(UUID id) {
    return rows.lines(id).stream()
        .map(
            row ->
                new TakenLine(
                    row.line(), row.slug(), row.title(), row.change(), read(row.remarks())))
        .toList();
  }

  /** What of the whole file had no place, or was guessed. */
  List<ImportFault> remarks(ArticleImportRow row) {
    return read(row.remarks());
  }

  /** Reads the file to its end and writes what can be taken; notes down how far it has come. */
  ArticleImportRow run(UUID id, ImportFile file) {
    try (var counted = new Counted(file.open())) {
      var run = new Run(get(id), counted);
      try {
        file.read(counted, json, run);
        run.note(ArticleImportRow.State.DONE);
      } catch (UnreadableHeader unreadable) {
        rows.refuse(id, 1, null, written(List.of(unreadable.fault())));
        run.note(ArticleImportRow.State.BROKEN);
        throw new InvalidRequest(List.of(unreadable.fault().violation()));
      } catch (IOException | RuntimeException e) {
        run.note(ArticleImportRow.State.BROKEN);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return get(id);
  }

  /** One import, under way. */
  private final class Run implements ArticleSink {
    private final ArticleImportRow row;
    private final Counted file;
    private final ImportedArticles.Writing writing;
    private final Map<Articles.Change, Long> taken = new EnumMap<>(Articles.Change.class);
    private final List<ImportFault> remarks = new ArrayList<>();
    private long refused;
    private long kept;

    Run(ArticleImportRow row, Counted file) {
      this.row = row;
      this.file = file;
      this.writing = articles.begin(row.dry());
    }

    @Override
    public void remark(ImportFault remark) {
      if (remarks.size() < REMARKS_KEPT && !remarks.contains(remark)) {
        remarks.add(remark);
      }
    }

    @Override
    public void take(ImportedLine line) {
      var written = writing.write(line);
      if (written.change() == null) {
        refused++;
        if (refused <= LINES_KEPT) {
          rows.refuse(row.id(), line.number(), written.slug(), written(written.faults()));
        }
      } else {
        taken.merge(written.change(), 1L, Long::sum);
        if ((row.dry() || !line.remarks().isEmpty()) && ++kept <= LINES_KEPT) {
          rows.keep(
              row.id(),
              line.number(),
              String.valueOf(written.slug()),
              written.title(),
              written.change().name(),
              written(line.remarks()));
        }
      }
      if ((all() + refused) % LINES_BETWEEN_NOTES == 0) {
        note(ArticleImportRow.State.RUNNING);
      }
    }

    private long all() {
      return taken.values().stream().mapToLong(Long::longValue).sum();
    }

    private long count(Articles.Change change) {
      return taken.getOrDefault(change, 0L);
    }

    void note(ArticleImportRow.State state) {
      transactions.executeWrite(
          transaction -> {
            rows.comeOn(
                row.id(),
                state.name(),
                file.soFar(),
                all(),
                count(Articles.Change.ADDED),
                count(Articles.Change.CHANGED),
                refused,
                written(remarks),
                clock.instant());
            if (state != ArticleImportRow.State.RUNNING && !row.dry()) {
              audit.recordBy(
                  row.staffId(),
                  "article.imported",
                  "article-import/" + row.id(),
                  null,
                  Map.of("state", state, "taken", all(), "refused", refused));
            }
            return state;
          });
    }
  }

  private List<ImportFault> read(String reasons) {
    try {
      return List.of(json.readValue(reasons, ImportFault[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("reasons are stored as they were written", e);
    }
  }

  private String written(List<ImportFault> faults) {
    try {
      return json.writeValueAsString(faults);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written", e);
    }
  }

  /** Counts what was read. */
  private static final class Counted extends FilterInputStream {
    private long read;

    Counted(InputStream in) {
      super(in);
    }

    long soFar() {
      return read;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      read += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = super.read(bytes, offset, length);
      read += Math.max(0, count);
      return count;
    }
  }
}
