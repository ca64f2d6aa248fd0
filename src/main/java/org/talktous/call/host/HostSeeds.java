package org.talktous.call.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.talktous.call.host.Hours.OfWeekday;

/** Loads hosts with their weekly hours from a file, checked as requests would be. */
@Singleton
public class HostSeeds {
  private final Hosts hosts;
  private final ObjectMapper json;
  private final Validator validator;

  HostSeeds(Hosts hosts, ObjectMapper json, Validator validator) {
    this.hosts = hosts;
    this.json = json;
    this.validator = validator;
  }

  public void load(InputStream file) {
    try (file) {
      List.of(json.readValue(file, HostSeed[].class)).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(HostSeed seed) {
    var violations = validator.validate(seed);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    hosts.setHours(hosts.add(seed.host()).id(), Hours.week(seed.hours()));
  }

  /** A host and their weekly hours. */
  @Introspected
  record HostSeed(@NotNull @Valid HostDraft host, @NotNull List<@NotNull @Valid OfWeekday> hours) {}
}
