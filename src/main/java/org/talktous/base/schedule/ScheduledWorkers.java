package org.talktous.base.schedule;

import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.context.processor.ExecutableMethodProcessor;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.scheduling.annotation.Scheduled;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Expects whatever is scheduled from the start, and notes each of its turns. */
@InterceptorBean(Watched.class)
class ScheduledWorkers
    implements MethodInterceptor<Object, Object>, ExecutableMethodProcessor<Scheduled> {
  private final Workers workers;
  private final ConversionService conversions;
  private final Map<String, Worker> byName = new ConcurrentHashMap<>();

  ScheduledWorkers(Workers workers, ConversionService conversions) {
    this.workers = workers;
    this.conversions = conversions;
  }

  @Override
  public void process(BeanDefinition<?> bean, ExecutableMethod<?, ?> method) {
    method.stringValue(Watched.class).ifPresent(name -> worker(name, method));
  }

  @Override
  public @Nullable Object intercept(MethodInvocationContext<Object, Object> turn) {
    var worker = worker(turn.stringValue(Watched.class).orElseThrow(), turn);
    try {
      return turn.proceed();
    } finally {
      worker.turned();
    }
  }

  private Worker worker(String name, AnnotationMetadata method) {
    return byName.computeIfAbsent(name, each -> workers.expect(each, delay(method)));
  }

  private Duration delay(AnnotationMetadata method) {
    return method
        .stringValue(Scheduled.class, "fixedDelay")
        .flatMap(text -> conversions.convert(text, Duration.class))
        .orElseThrow();
  }
}
