package org.talktous.article.imports.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article of a file that is imported.
 *
 * @param number of its line in the file, from 1; in a list of JSON, and in XML, of the article
 * @param article an object with the fields of an article, if it could be read
 * @param whole whether it says everything of the article, as a request to put it does; otherwise
 *     what it does not name stays as it is
 * @param faults why it could not be read
 * @param remarks what of it had no place, or was guessed
 */
public record ImportedLine(
    long number,
    @Nullable ObjectNode article,
    boolean whole,
    List<ImportFault> faults,
    List<ImportFault> remarks) {

  public ImportedLine {
    faults = List.copyOf(faults);
    remarks = List.copyOf(remarks);
  }

  static ImportedLine whole(long number, ObjectNode article) {
    return new ImportedLine(number, article, true, List.of(), List.of());
  }

  static ImportedLine of(long number, Gathered gathered) {
    return new ImportedLine(number, gathered.article(), false, List.of(), gathered.remarks());
  }

  static ImportedLine faulty(long number, ImportFault fault) {
    return new ImportedLine(number, null, false, List.of(fault), List.of());
  }
}
