package org.talktous.article.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.talktous.article.Article;
import org.talktous.article.ArticleDraft;
import org.talktous.article.Articles;
import org.talktous.article.Doi;
import org.talktous.article.imports.format.ImportFault;
import org.talktous.article.imports.format.ImportedLine;
import org.talktous.article.imports.format.Slugs;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.MalformedRequests;

/** Writes the articles of a file, each checked as a request to put it would be. */
@Singleton
class ImportedArticles {
  private final Articles articles;
  private final TransactionOperations<Connection> transactions;
  private final ObjectMapper json;
  private final Validator validator;

  ImportedArticles(
      Articles articles,
      TransactionOperations<Connection> transactions,
      ObjectMapper json,
      Validator validator) {
    this.articles = articles;
    this.transactions = transactions;
    this.json = json;
    this.validator = validator;
  }

  /**
   * Begins a file.
   *
   * @param dry whether everything is undone again
   */
  Writing begin(boolean dry) {
    return new Writing(dry);
  }

  /**
   * What became of a line.
   *
   * @param change null where it was refused
   */
  record Written(
      @Nullable String slug,
      @Nullable String title,
      Articles.@Nullable Change change,
      List<ImportFault> faults) {}

  /** One file, under way. */
  final class Writing {
    private final boolean dry;

    /** The addresses that this file has written, with their lines. */
    private final Map<String, Long> lines = new HashMap<>();

    private Writing(boolean dry) {
      this.dry = dry;
    }

    Written write(ImportedLine line) {
      var article = line.article();
      if (article == null) {
        return new Written(null, null, null, line.faults());
      }
      var title = article.path("title").asText(null);
      var given = article.path("slug");
      try {
        var slug = given.isMissingNode() ? addressOf(article) : given.asText();
        if ((!given.isMissingNode() && !given.isTextual()) || !Article.isSlug(slug)) {
          throw new InvalidRequest("slug", Article.SLUG_FORM);
        }
        if (given.isMissingNode() && lines.containsKey(slug)) {
          return new Written(slug, title, null, List.of(repeated(lines.get(slug))));
        }
        var change = put(slug, draft(slug, line, article));
        var before = lines.put(slug, line.number());
        return new Written(
            slug, title, dry && before != null ? Articles.Change.CHANGED : change, List.of());
      } catch (Faulty faulty) {
        return new Written(seen(given.asText(null)), title, null, faulty.faults);
      } catch (InvalidRequest refusal) {
        return new Written(seen(given.asText(null)), title, null, faults(refusal));
      }
    }

    private static ImportFault repeated(long line) {
      var number = Long.toString(line);
      return ImportFault.remark(
          "slug", "repeated", "would be that of line " + number + " of the file too", number);
    }

    private Articles.Change put(String slug, ArticleDraft draft) {
      return transactions.executeWrite(
          transaction -> {
            var change = articles.putImported(slug, draft);
            if (dry) {
              transaction.setRollbackOnly();
            }
            return change;
          });
    }
  }

  /** As much of a refused slug as helps to find it. */
  private static @Nullable String seen(@Nullable String slug) {
    if (slug == null) {
      return null;
    }
    var plain = slug.replaceAll("\\p{Cntrl}", "");
    return plain.length() <= 120 ? plain : plain.substring(0, 120);
  }

  /** The address of the article that has its DOI, or a new one of its DOI or title. */
  private String addressOf(ObjectNode article) {
    var doi = Doi.in(article.path("doi").asText(""));
    var known = doi.flatMap(articles::slugOfDoi);
    if (known.isPresent()) {
      return known.get();
    }
    var title = article.path("title").asText("");
    var slug = doi.map(Slugs::ofDoi).orElseGet(() -> Slugs.ofTitle(title));
    return isAnothers(slug, article) ? Slugs.told(slug, doi.orElseGet(() -> whole(article))) : slug;
  }

  private static String whole(ObjectNode article) {
    return article.path("title")
        + "\n"
        + article.path("journal")
        + "\n"
        + article.path("published");
  }

  /** Whether another article has the address: of another DOI, journal or date. */
  private boolean isAnothers(String slug, ObjectNode article) {
    return Article.isSlug(slug)
        && articles
            .findDraft(slug)
            .filter(
                other ->
                    differ(other.doi(), article.path("doi").asText(null), true)
                        || differ(other.journal(), article.path("journal").asText(null), false)
                        || differ(other.published(), article.path("published").asText(null), false))
            .isPresent();
  }

  private static boolean differ(@Nullable String one, @Nullable String other, boolean ifMissing) {
    return one != null && (other == null ? ifMissing : !one.equalsIgnoreCase(other.strip()));
  }

  /** What is to be written: all that the line says, or else over what the article says already. */
  private ArticleDraft draft(String slug, ImportedLine line, ObjectNode article) {
    try {
      var said = article.deepCopy();
      said.remove("slug");
      var draft = json.treeToValue(line.whole() ? said : over(slug, said), ArticleDraft.class);
      var violations = validator.validate(draft);
      if (!violations.isEmpty()) {
        throw new ConstraintViolationException(violations);
      }
      return draft;
    } catch (UnrecognizedPropertyException unknown) {
      throw new Faulty(
          MalformedRequests.refusal(unknown).orElseThrow().violations().stream()
              .map(ImportFault::ofUnknownField)
              .toList());
    } catch (JsonProcessingException | ConstraintViolationException invalid) {
      throw MalformedRequests.refusal(invalid).orElseThrow();
    }
  }

  private ObjectNode over(String slug, ObjectNode said) {
    var before =
        articles
            .findDraft(slug)
            .map(draft -> (ObjectNode) json.valueToTree(draft))
            .orElseGet(json::createObjectNode);
    before.setAll(said);
    return before;
  }

  private static List<ImportFault> faults(InvalidRequest refusal) {
    return refusal.violations().stream().map(ImportFault::of).toList();
  }

  /** A line whose faults have words of their own. */
  private static final class Faulty extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<ImportFault> faults;

    Faulty(List<ImportFault> faults) {
      super(null, null, false, false);
      this.faults = faults;
    }
  }
}
