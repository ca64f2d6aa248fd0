package org.talktous.base.security;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The keys that replicas share. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SecretRepository extends GenericRepository<Secret, String> {

  @Query(
      """
      insert into link_secret (name, value)
      values (:name, :value)
      on conflict do nothing
      """)
  void keepUnlessThere(String name, byte[] value);

  @Query("select name, value from link_secret where name = :name")
  Secret kept(String name);
}
