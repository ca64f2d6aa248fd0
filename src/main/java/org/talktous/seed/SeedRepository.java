package org.talktous.seed;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Which seeds have been loaded. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SeedRepository extends GenericRepository<LoadedSeed, String> {

  @Query("insert into seed_loaded (name, loaded_at) values (:name, :now) on conflict do nothing")
  int mark(String name, Instant now);
}
