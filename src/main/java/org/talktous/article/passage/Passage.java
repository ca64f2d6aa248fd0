package org.talktous.article.passage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.talktous.web.constraint.PlainText;
import org.talktous.web.constraint.SingleLine;

/**
 * A passage quoted from an article, as a TextQuoteSelector of the W3C Web Annotation model, and the
 * section it stands in.
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Passage(
    @NotBlank
        @Size(max = Passage.LONGEST)
        @Pattern(
            regexp = "^(\\s*|[\\s\\S]*[\\p{L}\\p{N}][\\s\\S]*)$",
            message = "must hold a letter or a digit")
        @PlainText
        String exact,
    @Nullable @Size(max = 500) @PlainText String prefix,
    @Nullable @Size(max = 500) @PlainText String suffix,
    @Nullable @Size(max = 120) @SingleLine String section) {
  static final int LONGEST = 2_000;
}
