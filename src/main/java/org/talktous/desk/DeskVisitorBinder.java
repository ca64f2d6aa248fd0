package org.talktous.desk;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import org.talktous.base.security.StaffMember;
import org.talktous.web.page.Visitor;

/** Hands the {@link DeskVisitor} to every controller method that asks for one. */
@Singleton
final class DeskVisitorBinder implements TypedRequestArgumentBinder<DeskVisitor> {
  @Override
  public Argument<DeskVisitor> argumentType() {
    return Argument.of(DeskVisitor.class);
  }

  @Override
  public BindingResult<DeskVisitor> bind(
      ArgumentConversionContext<DeskVisitor> context, HttpRequest<?> request) {
    return () ->
        request
            .getUserPrincipal(Authentication.class)
            .map(signedIn -> new DeskVisitor(Visitor.of(request), StaffMember.of(signedIn)));
  }
}
