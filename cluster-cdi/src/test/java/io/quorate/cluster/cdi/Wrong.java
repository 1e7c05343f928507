/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.ClusterContract;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.Consistency;
import io.quorate.cluster.Deadline;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnLeader;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.ReadResult;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.TopicMessage;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.Interceptors;
import jakarta.interceptor.InvocationContext;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

/** Handlers that are wrong, each in a way of its own. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable", "rawtypes"}) // wrong on purpose
final class Wrong {
  private Wrong() {}

  @ClusterHandler("a name")
  static class BadName extends Nothing {
    @OnWrite("bad name")
    void name(String text) {}

    @OnWrite(value = "old", version = 0)
    void version(String text) {}
  }

  @ClusterHandler("twice")
  static class Once extends Nothing {
    @OnWrite("same")
    void same(String text) {}
  }

  @ClusterHandler("twice")
  static class Twice extends Nothing {
    @OnRead("same")
    String same(String text) {
      return text;
    }

    @OnWrite("versioned")
    void first(String text) {}

    @OnWrite("versioned")
    void second(byte[] bytes) {}
  }

  @ClusterHandler("methods")
  static class Methods {
    @OnWrite("two")
    void two(String one, String other) {}

    @OnWrite("both")
    @OnRead("both")
    String both() {
      return "";
    }

    @OnWrite("hidden")
    private void hidden() {}

    @OnWrite("shared")
    static void shared() {}

    @OnRead("nothing")
    void nothing() {}

    @OnWrite("generic")
    <T> void generic(List<T> payload) {}
  }

  @ClusterHandler("unsaved")
  static class NeverSaved {
    @OnWrite("lost")
    void lost(String text) {}
  }

  @ClusterHandler("snapshots")
  static class Snapshots {
    @SaveSnapshot
    void save(OutputStream out) {}

    @SaveSnapshot
    void saveAgain(OutputStream out) {}
  }

  @ClusterHandler("signature")
  static class Signature {
    @SaveSnapshot
    String save() {
      return "";
    }

    @LoadSnapshot
    void load(InputStream in) {}
  }

  @RequestScoped
  @ClusterHandler("request")
  static class PerRequest extends Nothing {}

  @Dependent
  @ClusterHandler("dependent")
  static class PerInjection extends Nothing {}

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Timed {}

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Unknown {}

  @Timed
  @Interceptor
  @Priority(1)
  static class Timer {
    @AroundInvoke
    Object time(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }

  static class Named {
    @AroundInvoke
    Object call(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }

  @Timed
  @ClusterHandler("intercepted")
  static class Intercepted extends Nothing {
    @OnWrite("timed")
    void timed(String text) {}

    @Unknown
    @OnWrite("unknown")
    void unknown(String text) {}

    @Interceptors(Named.class)
    @OnWrite("named")
    void named(String text) {}
  }

  interface Greeting {
    @OnWrite("greet")
    String greet(String name);
  }

  @ClusterHandler("greeter")
  static class Greeter extends Nothing implements Greeting {
    @Override
    public String greet(String name) {
      return name;
    }
  }

  @Decorator
  @Priority(1)
  abstract static class AnyDecorator implements Greeting {
    @Inject @Any @Delegate Greeting delegate;

    @Override
    public String greet(String name) {
      return delegate.greet(name);
    }
  }

  interface Parting {
    @OnWrite("part")
    String part(String name);
  }

  @ClusterHandler("first")
  static class First extends Nothing implements Parting {
    @Override
    public String part(String name) {
      return name;
    }
  }

  @ClusterHandler("second")
  static class Second extends Nothing implements Parting {
    @Override
    public String part(String name) {
      return name;
    }
  }

  @Dependent
  static class Direct {
    @Inject Greeter greeter;
    @Inject Instance<Greeter> greeters;
  }

  @ClusterContract
  interface Odd {
    @OnRead("odd")
    String read();

    @OnWrite("write")
    @Consistency(ReadConsistency.LOCAL)
    ReadResult<String> write(String text);

    @OnRead("many")
    @Deadline("soon")
    String many(String one, String other);

    @OnLeader("absent")
    default String absent() {
      return "";
    }

    String plain();
  }

  @ClusterHandler("wrong-topics")
  static class Topics {
    @OnTopic("a..b")
    void noPattern() {}

    @OnTopic("prices")
    void first(String price) {}

    @OnTopic("prices")
    void second(TopicMessage price) {}

    @OnTopic("others")
    void many(String one, String other) {}

    @OnTopicGap
    void gap(String text) {}
  }

  @ClusterHandler("odd")
  static class OddHandler extends Nothing implements Odd {
    @OnRead("other")
    @Override
    public String read() {
      return "";
    }

    @Override
    public ReadResult<String> write(String text) {
      return ReadResult.of(text);
    }

    @Override
    public String many(String one, String other) {
      return one + other;
    }

    @Override
    public String plain() {
      return "";
    }
  }

  interface Generic<T> {
    @OnWrite("generic-contract")
    T put(T value);
  }

  @ClusterHandler("generic-contract")
  static class GenericHandler extends Nothing implements Generic<String> {
    @Override
    public String put(String value) {
      return value;
    }
  }
}
