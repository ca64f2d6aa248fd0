package org.talktous.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.uuid.Generators;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.problem.ChangedMeanwhile;
import org.talktous.web.problem.InvalidRequest;
import org.talktous.web.problem.NotFound;
import org.talktous.web.problem.VersionTag;

/** All articles. */
@Singleton
public class Articles {
  private static final int ON_ONE_PAGE = 200;

  private final ArticleRepository rows;
  private final ObjectMapper json;
  private final AuditLog audit;
  private final List<PassageKeeper> passages;
  private final Clock clock;

  Articles(
      ArticleRepository rows,
      ObjectMapper json,
      AuditLog audit,
      List<PassageKeeper> passages,
      Clock clock) {
    this.rows = rows;
    this.passages = passages;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  public Article get(String slug) {
    return find(slug).orElseThrow(() -> new NotFound("article"));
  }

  /** An article with its titles and nothing else of its texts, which may be long. */
  public Article getTitles(String slug) {
    return list(rows.titles(slug)).stream().findFirst().orElseThrow(() -> new NotFound("article"));
  }

  public Optional<Article> find(String slug) {
    return list(rows.versions(slug)).stream().findFirst();
  }

  /** The article of a slug, of a DOI (bare or as an address), or of a page's address. */
  public Optional<Article> named(String name) {
    var doi = Doi.in(name);
    var slug =
        doi.isPresent()
            ? rows.slugOfDoi(doi.get())
            : Optional.of(name).filter(Article::isSlug).or(() -> rows.slugOfUrl(name));
    return slug.flatMap(this::find);
  }

  /** Those whose title, DOI or address holds a text, by their addresses. */
  List<ArticleListing> search(String query, @Nullable String after, int limit) {
    return rows.search(holding(query), after == null ? "" : after, limit);
  }

  private static String holding(String text) {
    return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }

  /** The hosts whom articles can name. */
  List<NamedHost> hosts() {
    return rows.hosts();
  }

  /** The hosts whom an article names. */
  List<UUID> hostsOf(String slug) {
    return rows.hostsOf(slug);
  }

  /** The articles written or changed last, latest first. */
  public List<Article> list() {
    return latest("", 0, ON_ONE_PAGE);
  }

  /** Those whose title or journal, in any language, authors or DOI hold a text, latest first. */
  public List<Article> latest(String query, int skipped, int limit) {
    return list(rows.latest(holding(query), skipped, limit));
  }

  /** Writes an article, whole; an existing one of that slug is replaced. */
  @Transactional
  Article put(String slug, ArticleDraft draft) {
    var before = find(slug).map(Articles::trace).orElse(null);
    var written = write(slug, draft);
    audit.record("article.put", "article/" + slug, before, trace(written));
    return written;
  }

  /**
   * Changes an article if it is still the one that was seen, or already as it is to be.
   *
   * @param seen the mark of that; null if it does not matter
   * @throws ChangedMeanwhile if it is not
   */
  @Transactional
  Article change(String slug, ArticleDraft draft, @Nullable String seen) {
    // Waits for a concurrent change of the row.
    rows.hold(slug);
    var article = get(slug);
    var hosts = hostsOf(slug);
    if (draft.isOf(article, hosts)) {
      return article;
    }
    mark(article, hosts).mustBe(seen);
    return put(slug, draft);
  }

  /**
   * Writes an article that is new; where the same was written already, nothing changes.
   *
   * @throws ChangedMeanwhile if there is another of that slug
   */
  @Transactional
  Article add(String slug, ArticleDraft draft) {
    var id = Generators.timeBasedEpochGenerator().generate();
    // Waits for a concurrent insert of that slug.
    if (rows.reserve(id, slug, draft.language(), clock.instant()) == 1) {
      return put(slug, draft);
    }
    var article = get(slug);
    if (!draft.isOf(article, hostsOf(slug))) {
      throw new ChangedMeanwhile();
    }
    return article;
  }

  /** Writes an article that no member of staff wrote; empty if there is one of that slug. */
  @Transactional
  public Optional<Article> register(String slug, ArticleDraft draft) {
    var id = Generators.timeBasedEpochGenerator().generate();
    return rows.reserve(id, slug, draft.language(), clock.instant()) == 1
        ? Optional.of(write(slug, draft))
        : Optional.empty();
  }

  /** The mark of an article and its hosts. */
  static VersionTag mark(Article article, List<UUID> hosts) {
    return VersionTag.of(article, hosts);
  }

  /** What writing an article changes. */
  public enum Change {
    ADDED,
    CHANGED,
    UNCHANGED
  }

  /** Writes an article as one line of many, which are recorded together. */
  @Transactional
  public Change putImported(String slug, ArticleDraft draft) {
    var before = find(slug);
    if (before.isPresent() && draft.isOf(before.get(), hostsOf(slug))) {
      return Change.UNCHANGED;
    }
    write(slug, draft);
    return before.isPresent() ? Change.CHANGED : Change.ADDED;
  }

  /** The slug of the article with a DOI. */
  public Optional<String> slugOfDoi(String doi) {
    return rows.slugOfDoi(doi);
  }

  /** An article as a request to put it would say it. */
  public Optional<ArticleDraft> findDraft(String slug) {
    return find(slug).map(article -> ArticleDraft.of(article, hostsOf(slug)));
  }

  private static Map<String, Object> trace(Article article) {
    var trace = new TreeMap<String, Object>();
    trace.put("title", article.texts().getFirst().title());
    trace.put("languages", article.languages());
    trace.put("sections", article.texts().getFirst().sections().size());
    trace.put("openAccess", article.openAccess());
    if (article.url() != null) {
      trace.put("url", article.url());
    }
    if (article.doi() != null) {
      trace.put("doi", article.doi());
    }
    return trace;
  }

  private Article write(String slug, ArticleDraft draft) {
    if (!draft.repeatedSections().isEmpty()) {
      throw new InvalidRequest("sections", "must not repeat an id");
    }
    var id =
        rows.upsert(
            Generators.timeBasedEpochGenerator().generate(),
            slug,
            draft.language(),
            draft.url(),
            draft.doi(),
            Boolean.TRUE.equals(draft.openAccess()),
            draft.bibliography().authors().toArray(String[]::new),
            draft.published(),
            draft.bibliography().keywords().toArray(String[]::new),
            draft.bibliography().issn().toArray(String[]::new),
            clock.instant());
    rows.forgetTexts(id);
    draft.texts().forEach(text -> save(id, text));
    rows.forgetHosts(id);
    nameHosts(id, draft.hosts() == null ? List.of() : draft.hosts());
    var written = get(slug);
    passages.forEach(each -> each.follow(written));
    return written;
  }

  private void nameHosts(UUID article, List<UUID> hosts) {
    var distinct = new TreeSet<String>();
    hosts.forEach(host -> distinct.add(host.toString()));
    if (!distinct.isEmpty() && rows.nameHosts(article, List.copyOf(distinct)) < distinct.size()) {
      throw new InvalidRequest("hosts", "must name hosts that exist");
    }
  }

  private void save(UUID article, ArticleText text) {
    rows.saveText(
        article,
        text.language(),
        text.title(),
        text.journal(),
        text.issue(),
        text.abstractText(),
        text.highlights().toArray(String[]::new),
        text.summary(),
        written(text.sections()));
  }

  private List<Article> list(List<ArticleRow> versions) {
    return versions.stream()
        .collect(Collectors.groupingBy(ArticleRow::id, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(this::article)
        .toList();
  }

  private Article article(List<ArticleRow> versions) {
    var any = versions.getFirst();
    return new Article(
        any.id(),
        any.slug(),
        any.language(),
        any.url(),
        any.doi(),
        any.openAccess(),
        any.bibliography(),
        versions.stream().map(this::text).toList());
  }

  private ArticleText text(ArticleRow row) {
    return new ArticleText(
        row.textLanguage(),
        row.title(),
        row.journal(),
        row.issue(),
        row.abstractText(),
        Arrays.asList(row.highlights()),
        row.summary(),
        sections(row.sections()));
  }

  private List<Section> sections(String written) {
    try {
      return List.of(json.readValue(written, Section[].class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sections are stored as they were validated", e);
    }
  }

  private String written(List<Section> sections) {
    try {
      return json.writeValueAsString(sections);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("sections are plain data", e);
    }
  }
}
