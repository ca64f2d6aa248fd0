package org.talktous.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.talktous.testing.TalkToUs;

/** The style of names that {@code src/docs/architecture.md} gives. */
class SchemaNamesTest {

  @Test
  void indexesAreNamedForWhatTheyFind() {
    assertThat(
            TalkToUs.running()
                .sql()
                .rows(
                    """
                    select i.indexrelid::regclass::text as name
                    from pg_index i
                    join pg_class t on t.oid = i.indrelid
                    join pg_class c on c.oid = i.indexrelid
                    where t.relnamespace = 'public'::regnamespace
                      and t.relname <> 'flyway_schema_history'
                      and not exists (select from pg_constraint where conindid = i.indexrelid)
                      and c.relname !~ case
                        when i.indisunique then '^' || t.relname || '_.+_key$'
                        else '^' || t.relname || '_([a-z_]+_)?by_[a-z_]+$'
                      end
                    """))
        .isEmpty();
  }

  @Test
  void constraintsAndTriggersBeginWithTheirTable() {
    assertThat(
            TalkToUs.running()
                .sql()
                .rows(
                    """
                    select conname::text as name
                    from pg_constraint
                    join pg_class t on t.oid = conrelid
                    where t.relnamespace = 'public'::regnamespace
                      and t.relname <> 'flyway_schema_history'
                      and (
                        conname not like t.relname || '\\_%'
                        or contype = 'p' and conname not like '%\\_pkey'
                        or contype = 'f' and conname not like '%\\_fkey'
                        or contype = 'u' and conname not like '%\\_key')
                    union all
                    select tgname::text
                    from pg_trigger
                    join pg_class t on t.oid = tgrelid
                    where not tgisinternal and tgname not like t.relname || '\\_%'
                    """))
        .isEmpty();
  }
}
