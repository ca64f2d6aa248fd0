package org.talktous.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.LanguageTag;
import org.talktous.web.constraint.Lines;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;

/**
 * A section of an article.
 *
 * @param id the anchor by which passages and links name it, the same in every language
 * @param titleLanguage the language of the title where it is not the article's (BCP 47)
 * @param text the section's summary; an empty line parts paragraphs
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Section(
    @NotBlank
        @Size(max = 120)
        @Pattern(
            regexp = "^[A-Za-z0-9][A-Za-z0-9._-]*$",
            message = "must be letters, digits, dots, hyphens and underscores")
        String id,
    @NotBlank @Size(max = 500) @SingleLine String title,
    @Nullable @LanguageTag String titleLanguage,
    @Nullable @Size(max = 20_000) @PlainText String text) {

  public Section {
    text = Lines.foldedIfAny(text);
  }

  boolean isCalled(@Nullable String heading) {
    return heading != null
        && (id.equals(heading) || title.strip().equalsIgnoreCase(heading.strip()));
  }
}
