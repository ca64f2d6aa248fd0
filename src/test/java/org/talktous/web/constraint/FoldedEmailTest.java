package org.talktous.web.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** There is one meaning of the same address. */
class FoldedEmailTest {
  private static final Pattern FOLDING =
      Pattern.compile("toLowerCase|equalsIgnoreCase|\\blower\\(");
  private static final Pattern ADDRESS = Pattern.compile("(?i)email|mailbox|\\baddress");

  @Test
  void spellingsOfOneMailboxAreOne() {
    for (var spelling :
        List.of(
            "ivan@bücher.example",
            " Ivan@Bücher.Example ",
            "IVAN@BÜCHER.EXAMPLE",
            "ｉｖａｎ@bücher.example",
            "ivan@bücher．example",
            "ivan@xn--bcher-kva.example",
            "ivan@XN--BCHER-KVA.example",
            "ivan@bu\u0308cher.example.",
            "i\u00advan@bücher.example")) {
      assertThat(FoldedEmail.of(spelling)).as(spelling).isEqualTo("ivan@xn--bcher-kva.example");
    }
  }

  @Test
  void aDotMakesAnotherLetter() {
    assertThat(
            List.of("ivan@a.example", "İvan@a.example", "ıvan@a.example").stream()
                .map(FoldedEmail::of))
        .doesNotHaveDuplicates();
    assertThat(FoldedEmail.of("İvan@a.example")).isEqualTo(FoldedEmail.of("i\u0307van@a.example"));
    assertThat(FoldedEmail.of("STRASSE@a.example"))
        .isEqualTo(FoldedEmail.of("straße@a.example"))
        .isEqualTo(FoldedEmail.of("straẞe@a.example"));
    // IDNA 2008 knows both domains; UTS 46, nontransitional, keeps them apart.
    assertThat(FoldedEmail.of("a@Straße.example")).isEqualTo("a@xn--strae-oqa.example");
  }

  @Test
  void whatIsFoldedStaysAsItIs() {
    IntStream.rangeClosed(1, 0x1FFFF)
        .filter(c -> Character.isLetterOrDigit(c))
        .mapToObj(Character::toString)
        .map(letter -> FoldedEmail.of(letter + "@" + letter + ".example"))
        .forEach(folded -> assertThat(FoldedEmail.of(folded)).isEqualTo(folded));
  }

  @Test
  void tagsAndDotsHideNobodyWhoHoldsCalls() {
    for (var spelling : List.of("Ann.Lee+1@gmail.com", "annlee+x+y@GoogleMail.com")) {
      assertThat(FoldedEmail.holder(spelling)).isEqualTo("annlee@gmail.com");
    }
    assertThat(FoldedEmail.holder("ann.lee+1@example.org")).isEqualTo("ann.lee@example.org");
    assertThat(FoldedEmail.holder("+1@example.org")).isEqualTo("+1@example.org");
    assertThat(FoldedEmail.of("ann+1@example.org")).isNotEqualTo(FoldedEmail.of("ann@example.org"));
  }

  @Test
  void addressesAreFoldedNowhereElse() throws IOException {
    // The wait list heeds an index of the release before, which the next release drops.
    assertThat(linesThatFold(Path.of("src/main/java"), ".java"))
        .allMatch(line -> line.contains("/WaitlistRepository.java:"));
    assertThat(linesThatFold(Path.of("db/migration"), ".sql"))
        .allMatch(line -> line.matches(".*/V(9|13|14|73|140|146|147)__.*"));
  }

  private static List<String> linesThatFold(Path folder, String ending) throws IOException {
    var found = new ArrayList<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> FOLDING.matcher(line).find() && ADDRESS.matcher(line).find())
            // the address of a page, and the order of a list, are other things
            .filter(line -> !line.contains("getScheme()") && !line.contains("order by lower("))
            .map(line -> file + ": " + line)
            .forEach(found::add);
      }
    }
    return found;
  }
}
