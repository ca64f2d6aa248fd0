package org.talktous.testing;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** The accessibility rules of axe: WCAG 2.0 to 2.2 at levels A and AA, and its best practices. */
public final class Axe {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private Axe() {}

  /** What the page breaks, a line for each place, such as {@code image-alt (critical): img}. */
  public static List<String> violations(Page page) {
    if (!Browsers.runsScripts(page)) {
      throw new IllegalArgumentException("axe is a script and would wait forever with scripts off");
    }
    // The legacy mode looks at a page and its frames at once, instead of opening a window for each
    // look.
    return new AxeBuilder(page)
            .setLegacyMode(true)
            .options(onlyViolations())
            .withTags(RULES)
            .analyze()
            .getViolations()
            .stream()
            .flatMap(rule -> rule.getNodes().stream().map(node -> describe(rule, node)))
            .toList();
  }

  private static AxeRunOptions onlyViolations() {
    var options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return options;
  }

  private static String describe(Rule rule, CheckedNode node) {
    return "%s (%s): %s".formatted(rule.getId(), node.getImpact(), node.getTarget());
  }
}
