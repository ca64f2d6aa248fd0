package org.talktous.seed;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.transaction.annotation.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.talktous.article.ArticleSeeds;
import org.talktous.base.setting.Setting;
import org.talktous.call.host.HostSeeds;
import org.talktous.survey.SurveySeeds;

/**
 * The seeds of an empty database: an article, hosts with free times and a survey. Loaded once; into
 * a database of the operator's only if {@code TALK_SEEDS} or the demo asks for it.
 */
@Context
public class Seeds {
  private static final List<String> ARTICLES = List.of("asymmetric-alliances");
  private static final String SURVEY = "article-feedback";

  private final SeedRepository loaded;
  private final ArticleSeeds articles;
  private final HostSeeds hosts;
  private final SurveySeeds surveys;
  private final Clock clock;
  private final boolean wanted;

  Seeds(
      SeedRepository loaded,
      ArticleSeeds articles,
      HostSeeds hosts,
      SurveySeeds surveys,
      Clock clock,
      @Property(name = "talk.seeds", defaultValue = "false") String wanted) {
    this.loaded = loaded;
    this.articles = articles;
    this.hosts = hosts;
    this.surveys = surveys;
    this.clock = clock;
    this.wanted = Setting.flag("TALK_SEEDS", wanted);
  }

  public boolean areWanted() {
    return wanted;
  }

  @Transactional
  public void load() {
    if (loaded.mark("demo", clock.instant()) == 1) {
      hosts.load(file("hosts.json"));
      ARTICLES.forEach(slug -> articles.load(slug, file("articles/" + slug + ".json")));
    }
    // Recorded under a name of its own, so that a database that has the other seeds gets it, too.
    if (loaded.mark(SURVEY, clock.instant()) == 1) {
      surveys.load(SURVEY, file("surveys/" + SURVEY + ".json"));
    }
  }

  static InputStream file(String name) {
    return Objects.requireNonNull(
        Seeds.class.getResourceAsStream("/seeds/" + name), () -> "no seeds/" + name);
  }
}
