package org.talktous.call.waitlist;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.InternetEmail;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.ZoneName;

/**
 * What a reader says who wants to be told.
 *
 * @param zone in which the mail names times
 * @param locale the language of the mail; the article's by default
 * @param consent that the address may be kept for it
 */
@Introspected
@Schema(name = "JoinWaitlist")
record JoinWaitlist(
    @NotBlank @InternetEmail String email,
    @NotNull @ZoneName String zone,
    @Nullable @LanguageTag String locale,
    @NotNull @AssertTrue(message = "must be given") Boolean consent) {}
