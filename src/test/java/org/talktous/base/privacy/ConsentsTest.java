package org.talktous.base.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Which words each version of the consent had. A new text needs a version, and a line here. */
class ConsentsTest {
  private static final Map<Integer, String> TEXTS =
      Map.of(1, "53dab5a04774362bde2b8a6ec03ba31d62c4306f83edaecb6a4b613fc6857e5e");

  @Test
  void aTextThatReadersAgreeToHasAVersionOfItsOwn() {
    var texts =
        Stream.of(Language.EN, Language.RU)
            .map(Messages::in)
            .flatMap(
                messages ->
                    Stream.of(
                            "call.consent",
                            "comment.consent",
                            "waitlist.consent",
                            "survey.kept",
                            "survey.kept.stepwise")
                        .map(key -> messages.text(key, "P")))
            .collect(Collectors.joining("\n"));

    assertThat(TEXTS).containsEntry(Consents.VERSION, DigestUtils.sha256Hex(texts));
  }
}
