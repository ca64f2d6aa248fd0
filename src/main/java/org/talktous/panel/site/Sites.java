package org.talktous.panel.site;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.talktous.desk.audit.AuditLog;
import org.talktous.web.constraint.Excerpt;
import org.talktous.web.problem.InvalidRequest;

/** The list of sites, read anew each time it is asked, so that every replica follows it at once. */
@Singleton
public class Sites {
  /** All of them stand in a header of every reader's page, which proxies hold to some 8 kB. */
  static final int MOST = 100;

  private static final int LONGEST_NAME = 200;
  private static final Duration BETWEEN_SIGHTINGS = Duration.ofMinutes(1);

  private final SiteRepository rows;
  private final AuditLog audit;
  private final Clock clock;

  Sites(SiteRepository rows, AuditLog audit, Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Site> list() {
    return rows.list();
  }

  List<String> origins() {
    return rows.origins();
  }

  public Optional<Site> find(String origin) {
    return Site.isOrigin(origin) ? rows.find(origin) : Optional.empty();
  }

  /** Replaces the whole list; what stays on it keeps when it was last seen. */
  @Transactional
  List<Site> replace(List<SiteDraft> drafts) {
    mustNotRepeat(drafts);
    var before = trace();
    var kept = new HashSet<String>();
    drafts.forEach(draft -> kept.add(draft.origin()));
    before.keySet().stream().filter(origin -> !kept.contains(origin)).forEach(rows::remove);
    drafts.forEach(this::write);
    record(before);
    return rows.list();
  }

  /**
   * Adds a site, or says of one on the list whether it registers articles.
   *
   * @throws InvalidRequest if the list is full
   */
  @Transactional
  void put(SiteDraft draft) {
    var before = trace();
    if (before.size() >= MOST && !before.containsKey(draft.origin())) {
      throw new InvalidRequest("origin", "must not be one more than " + MOST);
    }
    write(draft);
    record(before);
  }

  @Transactional
  void remove(String origin) {
    var before = trace();
    rows.remove(origin);
    record(before);
  }

  /** Notes that a page of the site has asked for the panel of an article. */
  public void see(String origin, String article) {
    var now = clock.instant();
    rows.see(origin, Excerpt.ofLine(article, LONGEST_NAME), now, now.minus(BETWEEN_SIGHTINGS));
  }

  private static void mustNotRepeat(List<SiteDraft> drafts) {
    var seen = new HashSet<String>();
    for (int i = 0; i < drafts.size(); i++) {
      if (!seen.add(drafts.get(i).origin())) {
        throw new InvalidRequest("[" + i + "].origin", "must not stand there twice");
      }
    }
  }

  private void write(SiteDraft draft) {
    rows.put(draft.origin(), draft.registers(), clock.instant());
  }

  private void record(Map<String, Boolean> before) {
    var after = trace();
    if (!after.equals(before)) {
      audit.record("sites.changed", "sites", before, after);
    }
  }

  private Map<String, Boolean> trace() {
    var trace = new TreeMap<String, Boolean>();
    rows.list().forEach(site -> trace.put(site.origin(), site.registersArticles()));
    return trace;
  }
}
