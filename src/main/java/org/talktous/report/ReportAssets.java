package org.talktous.report;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.talktous.web.page.Webjar;

/** What the report page loads beside its own script. */
@Factory
final class ReportAssets {
  @Singleton
  Webjar chart() {
    return new Webjar("chart.js", "org.webjars.npm", "chart.js", "dist/chart.umd.min.js");
  }
}
