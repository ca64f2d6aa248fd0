package org.talktous.staff;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.talktous.base.security.StaffMember;
import org.talktous.web.constraint.EmailAddress;
import org.talktous.web.page.Language;

/**
 * Who is to be invited.
 *
 * @param host whose calls and hours are theirs; a HOST has to have one
 * @param language of the mail: en or ru; en unless said
 */
@Introspected
@Schema(name = "StaffInvitationDraft")
record InvitationDraft(
    @NotNull @EmailAddress String email,
    StaffMember.@NotNull Role role,
    @Nullable UUID host,
    @Nullable @Pattern(regexp = "^(en|ru)$", message = "must be en or ru") String language) {

  Language spoken() {
    return Language.of(language).orElse(Language.EN);
  }
}
