/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.Deterministic;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class InterceptionIT {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Checked {}

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Traced {}

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @interface Doubled {}

  @Checked
  @Interceptor
  @Priority(1)
  static class Checker {
    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
      SEEN.add("check " + call.getMethod().getName());
      String text = (String) call.getParameters()[0];
      if (text.isEmpty()) {
        throw new IllegalArgumentException("empty");
      }
      call.setParameters(new Object[] {text.trim()});
      return call.proceed();
    }
  }

  @Traced
  @Interceptor
  @Priority(2)
  static class Tracer {
    @AroundInvoke
    Object trace(InvocationContext call) throws Exception {
      SEEN.add("trace " + call.getParameters()[0]);
      try {
        return call.proceed();
      } finally {
        SEEN.add("traced");
      }
    }
  }

  /** Runs on every node. */
  @Doubled
  @Deterministic
  @Interceptor
  @Priority(3)
  static class Doubler {
    @AroundInvoke
    Object twice(InvocationContext call) throws Exception {
      return (Integer) call.proceed() * 2;
    }
  }

  @Traced
  interface Words {
    @Checked
    @OnWrite("word")
    int add(String word) throws IOException;

    @OnRead("words")
    String all(String separator);
  }

  @Singleton
  @ClusterHandler("words")
  static class Handler extends Nothing implements Words {
    private final StringBuilder words = new StringBuilder();

    @Doubled
    @Override
    public int add(String word) throws IOException {
      if (word.equals("full")) {
        throw new IOException("no room");
      }
      return words.append(word).length();
    }

    @Override
    public String all(String separator) {
      return words + separator;
    }
  }

  static class Writer {
    @Inject Words words;
  }

  @Test
  void bindingsOfTheContract_runBeforeTheLog_andDeterministicOnesAtApply() throws Exception {
    SEEN.clear();
    try (Container application =
        Container.start(
            Container.alone(),
            Handler.class,
            Writer.class,
            Checker.class,
            Tracer.class,
            Doubler.class)) {
      Words words = application.get(Writer.class).words;
      assertEquals(6, words.add(" one "), "trimmed before the log, doubled behind it");
      assertEquals(List.of("check add", "trace one", "traced"), List.copyOf(SEEN));
      assertThrows(IllegalArgumentException.class, () -> words.add(""));
      assertEquals(
          "no room", assertThrows(IOException.class, () -> words.add("full")).getMessage());
      SEEN.clear();
      assertEquals("one.", words.all("."));
      assertEquals(List.of("trace .", "traced"), List.copyOf(SEEN));
    }
  }
}
