package org.talktous.article.imports.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.talktous.web.page.Language;
import org.talktous.web.page.Messages;

/** Why a line of an import was refused, in the words of a page. */
class ImportFaultTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "~ | Файл пуст\\..*",
        "a,b~ | Первая строка .* Найдено: a, b",
        "slug,title,\"language~ | Первая строка .* Найдено: slug, title, language ?",
        "slug,title,language~x,\"y~1,2,3~ | В этой строке .*",
        "slug,title,language~x,y,en,more~ | В строке .* 3\\."
      })
  void whatTheFileLacksIsToldInTheLanguageOfThePage(String file, String text) throws IOException {
    assertThat(faults(file.replace('~', '\n')))
        .singleElement()
        .satisfies(fault -> assertThat(fault.text(Messages.in(Language.RU))).matches(text));
  }

  private static List<ImportFault> faults(String file) throws IOException {
    var faults = new ArrayList<ImportFault>();
    try {
      new CsvLines(new ObjectMapper(), null)
          .read(
              new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
              new ArticleSink() {
                @Override
                public void take(ImportedLine line) {
                  faults.addAll(line.faults());
                }

                @Override
                public void remark(ImportFault remark) {
                  // Nothing is left out here.
                }
              });
    } catch (UnreadableHeader e) {
      faults.add(e.fault());
    }
    return faults;
  }
}
