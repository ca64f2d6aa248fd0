package org.talktous.testing;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands out the running service, with its clock put back. */
final class ServiceExtension implements ParameterResolver, AfterEachCallback {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TalkToUs.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return TalkToUs.running();
  }

  /** Afterwards, since a test's constructor may book a call already. */
  @Override
  public void afterEach(ExtensionContext context) {
    TalkToUs.putClocksBack();
  }
}
