package org.talktous.launch;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.talktous.seed.Demo;
import org.talktous.seed.Seeds;
import org.talktous.staff.FirstAdmin;

/**
 * Loads the seeds and the first admin before the port opens: the framework starts its server after
 * this event, and migrates before it. So a service that answers is one whose admin can sign in.
 */
@Singleton
@Requires(missingProperty = Checkup.PROPERTY)
class FirstStart {
  private final Seeds seeds;
  private final FirstAdmin admin;
  private final Demo demo;
  private final Welcome welcome;

  FirstStart(Seeds seeds, FirstAdmin admin, Demo demo, Welcome welcome) {
    this.seeds = seeds;
    this.admin = admin;
    this.demo = demo;
    this.welcome = welcome;
  }

  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void prepare(StartupEvent starting) {
    if (seeds.areWanted() || demo.isWanted()) {
      seeds.load();
    }
    // A password that is drawn is said at once: should the start fail later, it is not lost.
    admin
        .ensure()
        .ifPresent(drawn -> welcome.tellPassword(System.out, drawn, Welcome.isTerminal()));
    if (demo.isWanted()) {
      demo.load();
    }
  }
}
