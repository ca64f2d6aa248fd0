package org.talktous.bench.load;

import java.sql.SQLException;

/**
 * An inbox of many reader queries in two languages, one each 100 seconds up to now: words are as
 * frequent as in a language, a few in every text and most of them hardly ever; some passages are
 * quoted far more often than others; answers take a day on average, some minutes and some a week.
 */
record InboxDesk(Postgres postgres, String database) {
  private static final int AT_ONCE = 50_000;

  /** The word of a rank in either language: three syllables, the rank's digits to the base 20. */
  private static final String WORDS =
      """
      create function word(rank integer, russian boolean) returns text language sql immutable
        return (
          select string_agg(
            (case when russian
              then '{ба,во,ги,ду,же,за,ки,ле,мо,ну,пе,ра,со,ту,фи,ха,це,чо,шу,щи}'
              else '{ba,ko,gi,du,fe,za,ki,le,mo,nu,pe,ra,so,tu,vi,ha,ce,jo,wu,xi}'
            end::text[])[1 + rank / (20 ^ place)::integer % 20], '' order by place)
          from generate_series(0, 2) place);

      create table vocabulary as
      select rank, russian, word(rank, russian) as word
      from generate_series(0, 7999) rank, (values (true), (false)) as language (russian);
      create unique index on vocabulary (russian, rank) include (word);
      """;

  private static final String ARTICLES =
      """
      insert into article (id, slug, language, updated_at)
      select gen_random_uuid(), 'inbox-' || n, 'en', now() from generate_series(0, 49) n;
      insert into article_text (article_id, language, title)
      select id, 'en', 'An article with an inbox, ' || slug from article
      where slug like 'inbox-%';
      """;

  private static final String QUERIES =
      """
      insert into reader_query
        (id, reference, article_id, channel, kind, status, sequence, body, topic, reader_locale,
        publishable, named, created_at, changed_at, first_answered_at, passage, words)
      select gen_random_uuid(), 'N' || n, a.id, channel, kind, status, 0, body, topic,
        case when russian then 'ru' else 'en' end, false, false, at, at,
        case when status <> 'open' then least(at - ln(1 - random()) * interval '1 day', now()) end,
        case when n %% 3 = 0 then jsonb_build_object(
          'exact', 'A passage that is quoted, number ' || floor(200 * power(random(), 2)) || ' of this article',
          'section', 's' || n %% 7) end,
        query_words(body, '')
      from generate_series(%1$d, %2$d) n
      cross join lateral (
        select n %% 3 = 0 as russian,
          'comment' as channel,
          (array['question', 'question', 'correction', 'suggestion', 'praise', 'other'])[1 + n %% 6] as kind,
          case when n %% 50 = 0 then 'open' when n %% 7 = 0 then 'closed' else 'answered' end as status,
          case when n %% 4 = 0 then 'topic ' || n %% 40 end as topic,
          now() - (%3$d - n) * interval '100 seconds' as at
      ) sort
      cross join lateral (
        select string_agg(v.word, ' ') as body
        from generate_series(1, 20 + n %% 25) place
        cross join lateral (select (8000 * power(random(), 4))::integer + 0 * place + 0 * n as rank) drawn
        join vocabulary v on v.russian = sort.russian and v.rank = drawn.rank
      ) text
      join article a on a.slug = 'inbox-' || n %% 50
      where body is not null
      """;

  boolean isEmpty() throws SQLException {
    return postgres.number(database, "select count(*) from article where slug = 'inbox-0'") == 0;
  }

  /** Fills an empty database; the bar shows how far it is. */
  void fill(int queries) throws SQLException {
    postgres.execute(database, WORDS, ARTICLES, "drop index reader_query_by_words");
    var bar = new ProgressBar(database, queries);
    for (int first = 1; first <= queries; first += AT_ONCE) {
      int last = Math.min(queries, first + AT_ONCE - 1);
      postgres.execute(database, QUERIES.formatted(first, last, queries));
      bar.advance(last - first + 1);
    }
    bar.close();
    postgres.execute(
        database,
        "create index reader_query_by_words on reader_query using gin (words) with (fastupdate ="
            + " off)",
        // The service counts too; whoever comes second finds nothing to do.
        """
        do $$
        begin
          while exists (select from report_stale) loop
            perform report_refresh(50);
            commit;
          end loop;
        end $$
        """,
        "vacuum analyze",
        "checkpoint");
  }

  long size() throws SQLException {
    return postgres.number(database, "select count(*) from reader_query");
  }

  /** How many queries hold a word. */
  long holding(String words) throws SQLException {
    return postgres.number(
        database, "select count(*) from reader_query where words @@ search_query('" + words + "')");
  }

  /** The word of a rank, 0 being the most frequent. */
  String word(int rank, boolean russian) throws SQLException {
    try (var connection = postgres.connect(database);
        var statement =
            connection.prepareStatement(
                "select word from vocabulary where rank = ? and russian = ?")) {
      statement.setInt(1, rank);
      statement.setBoolean(2, russian);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
