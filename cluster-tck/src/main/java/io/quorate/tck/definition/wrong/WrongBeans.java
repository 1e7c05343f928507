/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnWrite;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.inject.Scope;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Scopes, interceptors, decorators, injection. */
public final class WrongBeans {
  private WrongBeans() {}

  /** One for each request. */
  @RequestScoped
  @ClusterHandler("per-request")
  public static class PerRequest extends Unsaved {}

  /** One for each injection. */
  @Dependent
  @ClusterHandler("per-injection")
  public static class PerInjection extends Unsaved {}

  /** A scope of the application's own. */
  @Scope
  @Retention(RetentionPolicy.RUNTIME)
  public @interface TenantScoped {}

  /** One for each tenant. */
  @TenantScoped
  @ClusterHandler("per-tenant")
  public static class PerTenant extends Unsaved {}

  /** Binds the timer. */
  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Timed {}

  /** Does not promise to be deterministic. */
  @Timed
  @Interceptor
  @Priority(1)
  public static class Timer {
    @AroundInvoke
    Object time(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }

  /** Timed on every node. */
  @ClusterHandler("intercepted")
  public static class Intercepted extends Unsaved {
    @Timed
    @OnWrite("timed")
    void timed(String text) {}
  }

  /** A contract. */
  public interface Greeting {
    /** An operation. */
    @OnWrite("greet")
    String greet(String name);
  }

  /** Its handler. */
  @ClusterHandler("greeter")
  public static class Greeter extends Unsaved implements Greeting {
    @Override
    public String greet(String name) {
      return name;
    }
  }

  /** Surrounds handler and contract. */
  @Decorator
  @Priority(1)
  public abstract static class GreetingDecorator implements Greeting {
    @Inject @Any @Delegate Greeting delegate;

    @Override
    public String greet(String name) {
      return delegate.greet(name);
    }
  }

  /** A handler that a bean has injected. */
  @ClusterHandler("injected")
  public static class Injected extends Unsaved {}

  /** That bean. */
  @Dependent
  public static class Direct {
    @Inject Injected handler;
  }
}
