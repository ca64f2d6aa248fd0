package org.talktous.article.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Why a line of an import was refused, in the words of a page. */
class RefusalTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "must be slug, title; the file is empty | ^Файл пуст\\..*",
        "must be slug, title; found: a, b | ^Первая строка .* Найдено: a, b$",
        "must be slug, title | ^Первая строка должна называть столбцы((?!Найдено).)*\\.$"
      })
  void aHeaderThatWasRefusedIsToldApartFromAnEmptyFile(String message, String said) {
    var reason =
        JsonNodeFactory.instance.objectNode().put("field", "header").put("message", message);

    assertThat(RefusalText.of(reason, Messages.in(Language.RU))).matches(said);
  }
}
