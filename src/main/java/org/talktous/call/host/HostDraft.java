package org.talktous.call.host;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.EmailAddress;
import org.talktous.web.constraint.SingleLine;
import org.talktous.web.constraint.WebAddressTemplate;
import org.talktous.web.constraint.ZoneName;

/**
 * A host as staff and the seeds write one; active unless said otherwise.
 *
 * @param joinUrl where their calls take place; `{room}` in it stands for an unguessable name of
 *     each call's own, `{reference}` for the call's reference
 */
@Introspected
record HostDraft(
    @NotBlank @Size(max = 200) @SingleLine String name,
    @NotNull @EmailAddress String email,
    @NotNull @ZoneName String zone,
    @Nullable @WebAddressTemplate({"room", "reference"}) String joinUrl,
    @Nullable Boolean active) {

  Host host(UUID id, Instant createdAt) {
    return new Host(id, name.strip(), email, zone, joinUrl, active == null || active, createdAt);
  }
}
