package org.talktous.launch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.talktous.base.setting.ConnectionCheck;
import org.talktous.base.setting.ConnectionCheck.Finding;
import org.talktous.base.setting.Settings;

/** The word {@code check}: a line for the settings and for each that the service connects to. */
public final class Checkup {
  /** Set while only that is done. */
  static final String PROPERTY = "talk.check";

  private Checkup() {}

  /** Prints what it finds; answers 0 if all of it is good. */
  public static int run(Settings settings, PrintStream out) {
    var findings = new ArrayList<Finding>();
    try {
      var connections = new Launch(settings).check();
      findings.add(Finding.good("settings", "every one makes sense"));
      findings.addAll(DatabaseCheck.of(settings));
      findings.addAll(connections);
    } catch (RuntimeException e) {
      var line = StartFailure.of(e).line();
      findings.add(Finding.bad("settings", line.orElseThrow(() -> e)));
      findings.addAll(DatabaseCheck.of(settings));
    }
    findings.forEach(each -> print(each, out));
    return findings.stream().allMatch(Finding::good) ? 0 : StartFailure.EXIT_STATUS;
  }

  private static void print(Finding finding, PrintStream out) {
    out.printf(
        "%-9s %-6s %s%n", finding.subject(), finding.good() ? "ok" : "FAILED", finding.words());
    out.flush();
  }

  /** Looks at the connections when every bean that reads a setting is there, and ends the start. */
  @Singleton
  @Requires(property = PROPERTY)
  static class Connections {
    private final List<ConnectionCheck> checks;

    Connections(List<ConnectionCheck> checks) {
      this.checks = checks;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void check(StartupEvent starting) {
      throw new Done(
          checks.stream()
              .sorted(Comparator.comparing(ConnectionCheck::subject))
              .map(ConnectionCheck::find)
              .toList());
    }
  }

  /** The end of a start that was only a check: what would work or write comes after it. */
  static final class Done extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    Done(List<Finding> findings) {
      super("checked");
      this.findings = findings;
    }

    List<Finding> findings() {
      return findings;
    }
  }
}
