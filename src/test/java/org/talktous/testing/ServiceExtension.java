package org.talktous.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the running service, with its clock put back, and stops it when the run ends. */
final class ServiceExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TalkToUs.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return TalkToUs.running();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    // The root store is closed when the last test of the run has ended.
    context
        .getRoot()
        .getStore(Namespace.create(TalkToUs.class))
        .getOrComputeIfAbsent("stop", key -> (AutoCloseable) TalkToUs::stopAll);
  }

  /** Afterwards, since a test's constructor may book a call already. */
  @Override
  public void afterEach(ExtensionContext context) {
    TalkToUs.putClocksBack();
  }
}
