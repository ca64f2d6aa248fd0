package org.talktous.report;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.talktous.base.security.RateLimit;
import org.talktous.web.problem.ProblemType;
import org.talktous.web.problem.Refusal;

/** As many files are being written as may be at once, so that reports are still read meanwhile. */
final class TooManyExports extends Refusal {
  private static final long serialVersionUID = 1L;
  private static final Duration WAIT = Duration.ofSeconds(30);
  private static final RateLimit AT_ONCE =
      new RateLimit("files at once", Exports.AT_ONCE, Duration.ZERO);

  TooManyExports() {
    super(ProblemType.TOO_MANY_REQUESTS, "Other files are being written. Try again in a moment.");
  }

  @Override
  public Map<String, String> headers() {
    return AT_ONCE.headers(WAIT);
  }

  @Override
  public Optional<String> text() {
    return Optional.of("too-many-exports");
  }
}
