package org.talktous.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps the framework's exceptions for bad requests to violations that name the field. */
public final class MalformedRequests {
  private static final String BODY = "body";

  private MalformedRequests() {}

  /** The refusal that says so, if a request was what was at fault. */
  public static Optional<InvalidRequest> refusal(@Nullable Throwable thrown) {
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      var violations = violations(cause);
      if (!violations.isEmpty()) {
        return Optional.of(new InvalidRequest(violations));
      }
    }
    return Optional.empty();
  }

  private static List<Violation> violations(Throwable cause) {
    return switch (cause) {
      case ConstraintViolationException e ->
          e.getConstraintViolations().stream()
              .map(MalformedRequests::violation)
              .distinct()
              .toList();
      case UnrecognizedPropertyException e ->
          List.of(new Violation(field(e), "is not a known field"));
      case JsonMappingException e when e.getPath().isEmpty() ->
          List.of(new Violation(BODY, "must be a JSON value of the documented form"));
      case JsonMappingException e -> List.of(new Violation(field(e), message(e)));
      case JsonProcessingException e -> List.of(new Violation(BODY, "must be well-formed JSON"));
      case UnsatisfiedRouteException e ->
          List.of(new Violation(name(e.getArgument()), "must be given"));
      case ConversionErrorException e when jsonIsNotToBlame(e) ->
          List.of(new Violation(name(e.getArgument()), "is not of the documented form"));
      default -> List.of();
    };
  }

  private static boolean jsonIsNotToBlame(ConversionErrorException e) {
    return !(e.getCause() instanceof JsonProcessingException);
  }

  private static String name(Argument<?> argument) {
    return argument.getAnnotationMetadata().hasAnnotation(Body.class) ? BODY : argument.getName();
  }

  private static Violation violation(ConstraintViolation<?> broken) {
    return new Violation(field(broken.getPropertyPath()), broken.getMessage());
  }

  /** The place as the client wrote it, such as {@code passage.exact} or {@code [1].end}. */
  private static String field(Path path) {
    var field = new StringBuilder();
    var whole = BODY;
    for (var step : path) {
      switch (step.getKind()) {
        case METHOD -> {}
        case PARAMETER -> whole = step.getName();
        default -> append(field, step);
      }
    }
    return field.isEmpty() ? whole : field.toString().replaceFirst("^\\.", "");
  }

  private static void append(StringBuilder field, Path.Node step) {
    if (step.getIndex() != null) {
      field.append('[').append(step.getIndex()).append(']');
    }
    if (step.getKey() != null) {
      field.append('.').append(step.getKey());
    }
    if (step.getKind() == ElementKind.PROPERTY) {
      field.append('.').append(step.getName());
    }
  }

  private static String message(JsonMappingException e) {
    return e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
        ? reason.getMessage()
        : "is not of the documented type";
  }

  private static String field(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
