package org.talktous.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service is asked to do: the one argument that is no option; without one, it serves. */
public enum Word {
  SERVE,
  MIGRATE,
  CHECK;

  private static final String OPTION = "-";

  /** The word among the arguments. */
  public static Word among(String... arguments) {
    var words = Stream.of(arguments).filter(each -> !each.startsWith(OPTION)).toList();
    return words.isEmpty() ? SERVE : known(words);
  }

  private static Word known(List<String> words) {
    return Arrays.stream(values())
        .filter(each -> each != SERVE && words.equals(List.of(each.text())))
        .findFirst()
        .orElseThrow(() -> new Unknown(String.join(" ", words)));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Nothing that the service knows how to do. */
  public static final class Unknown extends RuntimeException {
    public static final int EXIT_STATUS = 2;
    private static final long serialVersionUID = 1L;

    public Unknown(String words) {
      super(
          "“%s” is no word it knows; it knows %s, and serves without a word"
              .formatted(
                  words,
                  Arrays.stream(values())
                      .filter(each -> each != SERVE)
                      .map(Word::text)
                      .collect(Collectors.joining(" and ")))
              .replaceAll("\\s+", " "));
    }
  }
}
