package org.talktous.web.page;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands the {@link Visitor} to every controller method that asks for one. */
@Singleton
final class VisitorBinder implements TypedRequestArgumentBinder<Visitor> {
  @Override
  public Argument<Visitor> argumentType() {
    return Argument.of(Visitor.class);
  }

  @Override
  public BindingResult<Visitor> bind(
      ArgumentConversionContext<Visitor> context, HttpRequest<?> request) {
    return () -> Optional.of(Visitor.of(request));
  }
}
