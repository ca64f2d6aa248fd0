package org.talktous.article.imports;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file that is imported.
 *
 * @param number in the file, from 1
 * @param article an object with the fields of an article and its slug, if it could be read
 * @param faults why it could not
 */
record ImportedLine(long number, @Nullable JsonNode article, List<ImportFault> faults) {

  static ImportedLine of(long number, JsonNode article) {
    return new ImportedLine(number, article, List.of());
  }

  static ImportedLine faulty(long number, ImportFault fault) {
    return new ImportedLine(number, null, List.of(fault));
  }
}
