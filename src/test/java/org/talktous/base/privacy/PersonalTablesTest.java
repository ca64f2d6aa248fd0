package org.talktous.base.privacy;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.talktous.testing.ServiceTest;
import org.talktous.testing.TalkToUs;

/**
 * Whether every table that could hold words of readers is somebody's to erase. A new table with a
 * text, JSON or bytes is claimed by the {@link PersonalData} of its room, or stands here with the
 * reason why it holds nothing of readers.
 */
@ServiceTest
class PersonalTablesTest {
  private static final Set<String> NOTHING_OF_READERS =
      Set.of(
          // by whom and when: states and times, written without names, addresses or texts
          "audit",
          "event",
          "reminder_sent",
          "scheduled_tasks",
          // hashes of Message-IDs
          "received_mail",
          "mailbox_position",
          // hashes of addresses, networks and accounts, for a day at most
          "recipient_hour",
          "rate_limit",
          "sign_in_try",
          // from which networks staff sign in
          "known_place",
          // what staff, hosts and operators set
          "host",
          "host_hours",
          "host_override",
          "busy_time",
          "staff",
          "staff_identity",
          "staff_link",
          "staff_link_token",
          "report_digest",
          "site",
          "subscription",
          "webhook",
          "delivery_pause",
          "link_secret",
          "seed_loaded",
          // articles and surveys, as they are published
          "article",
          "article_import",
          "article_import_line",
          "article_import_refusal",
          "article_text",
          "registered_article",
          "survey",
          "survey_version",
          // Flyway's
          "flyway_schema_history");

  private final TalkToUs talk = TalkToUs.running();

  private Set<String> tables(String types) {
    return talk
        .sql()
        .rows(
            """
            select distinct c.table_name as name
            from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
              and c.udt_name = any (?::text[])
            """,
            types)
        .stream()
        .map(row -> String.valueOf(row.get("name")))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void everyTableWithTextsIsClaimedOrHoldsNothingOfReaders() {
    var known = new TreeSet<>(NOTHING_OF_READERS);
    talk.bean(ReaderData.class).tables().forEach(known::add);

    assertThat(known)
        .containsAll(
            tables("{text,varchar,bpchar,json,jsonb,bytea,tsvector,xml,_text,_varchar,_jsonb}"));
  }

  @Test
  void everyTableThatIsClaimedOrListedExists() {
    var all =
        talk
            .sql()
            .rows("select tablename as name from pg_tables where schemaname = 'public'")
            .stream()
            .map(row -> String.valueOf(row.get("name")))
            .collect(toCollection(TreeSet::new));

    assertThat(all)
        .containsAll(NOTHING_OF_READERS)
        .containsAll(talk.bean(ReaderData.class).tables());
  }
}
