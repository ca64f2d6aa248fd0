package org.talktous.panel.site;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A site as admins write it.
 *
 * @param registersArticles false unless said
 */
@Introspected
@Schema(name = "Site")
record SiteDraft(
    @NotNull @Size(max = 300) @Pattern(regexp = Site.ORIGIN, message = Site.ORIGIN_FORM)
        String origin,
    @Nullable Boolean registersArticles) {

  static SiteDraft of(Site site) {
    return new SiteDraft(site.origin(), site.registersArticles());
  }

  boolean registers() {
    return Boolean.TRUE.equals(registersArticles);
  }
}
