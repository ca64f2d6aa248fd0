package org.talktous.article.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.uuid.Generators;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleDraft;
import org.talktous.article.Articles;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MalformedRequests;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.Violation;

/**
 * Imports articles from a file: every line is written, and checked, as a request to put it would
 * be, in a transaction of its own; a line that is refused keeps no other from being taken.
 */
@Singleton
class ArticleImport {
  /** So many refused lines are kept; all are counted. */
  static final int REFUSALS_KEPT = 1_000;

  private static final int LINES_BETWEEN_NOTES = 50;

  private final Articles articles;
  private final ArticleImportRepository rows;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final ObjectMapper json;
  private final Validator validator;
  private final Clock clock;

  ArticleImport(
      Articles articles,
      ArticleImportRepository rows,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      ObjectMapper json,
      Validator validator,
      Clock clock) {
    this.articles = articles;
    this.rows = rows;
    this.audit = audit;
    this.transactions = transactions;
    this.json = json;
    this.validator = validator;
    this.clock = clock;
  }

  /** Notes down that an import begins. */
  UUID begin(UUID staff, @Nullable Long bytes) {
    var id = Generators.timeBasedEpochGenerator().generate();
    rows.begin(id, staff, bytes, clock.instant());
    return id;
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

  /** Reads the file to its end and writes what can be taken; notes down how far it has come. */
  ArticleImportRow run(UUID id, ImportFormat format, InputStream file) {
    var counted = new Counted(file);
    var run = new Run(id, counted);
    try {
      format.read(counted, json, run::take);
      run.note(ArticleImportRow.State.DONE);
    } catch (IOException e) {
      run.note(ArticleImportRow.State.BROKEN);
      throw new UncheckedIOException(e);
    } catch (UnreadableHeader unreadable) {
      rows.refuse(id, 1, null, written(List.of(unreadable.fault())));
      run.note(ArticleImportRow.State.BROKEN);
      throw new InvalidRequest(List.of(unreadable.fault().violation()));
    } catch (RuntimeException e) {
      run.note(ArticleImportRow.State.BROKEN);
      throw e;
    }
    return get(id);
  }

  /** One import, under way. */
  private final class Run {
    private final UUID id;
    private final Counted file;
    private long taken;
    private long refused;

    Run(UUID id, Counted file) {
      this.id = id;
      this.file = file;
    }

    void take(ImportedLine line) {
      var faults = line.article() == null ? line.faults() : write(line.article());
      if (faults.isEmpty()) {
        taken++;
      } else {
        refused++;
        refuse(line, faults);
      }
      if ((taken + refused) % LINES_BETWEEN_NOTES == 0) {
        note(ArticleImportRow.State.RUNNING);
      }
    }

    private void refuse(ImportedLine line, List<ImportFault> faults) {
      if (refused <= REFUSALS_KEPT) {
        var article = line.article();
        var slug = article == null ? null : article.path("slug").asText(null);
        rows.refuse(id, line.number(), slug == null ? null : seen(slug), written(faults));
      }
    }

    void note(ArticleImportRow.State state) {
      transactions.executeWrite(
          transaction -> {
            rows.comeOn(id, state.name(), file.soFar(), taken, refused, clock.instant());
            if (state != ArticleImportRow.State.RUNNING) {
              audit.recordBy(
                  get(id).staffId(),
                  "article.imported",
                  "article-import/" + id,
                  null,
                  Map.of("state", state, "taken", taken, "refused", refused));
            }
            return state;
          });
    }
  }

  /** Writes an article; answers what is wrong with it. */
  private List<ImportFault> write(JsonNode line) {
    var slug = line.path("slug");
    if (!slug.isTextual() || !Article.isSlug(slug.asText())) {
      return List.of(ImportFault.of(new Violation("slug", Article.SLUG_FORM)));
    }
    try {
      var draft =
          json.treeToValue(
              ((ObjectNode) line).deepCopy().without(List.of("slug")), ArticleDraft.class);
      var violations = validator.validate(draft);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      articles.putImported(slug.asText(), draft);
      return List.of();
    } catch (InvalidRequest refusal) {
      return faults(refusal);
    } catch (UnrecognizedPropertyException unknown) {
      return MalformedRequests.refusal(unknown).orElseThrow().violations().stream()
          .map(ImportFault::ofUnknownField)
          .toList();
    } catch (JsonProcessingException | ConstraintViolationException invalid) {
      return faults(MalformedRequests.refusal(invalid).orElseThrow());
    }
  }

  /** As much of a refused slug as helps to find it. */
  private static String seen(String slug) {
    var plain = slug.replaceAll("\\p{Cntrl}", "");
    return plain.length() <= 120 ? plain : plain.substring(0, 120);
  }

  private static List<ImportFault> faults(InvalidRequest refusal) {
    return refusal.violations().stream().map(ImportFault::of).toList();
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
