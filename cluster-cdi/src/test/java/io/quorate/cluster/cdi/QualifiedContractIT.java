/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.ClusterContract;
import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.OnRead;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Test;

class QualifiedContractIT {
  @Qualifier
  @Retention(RetentionPolicy.RUNTIME)
  @interface Polite {}

  /** Its operations are on the methods of the handlers. */
  @ClusterContract
  interface Greeting {
    String greet(String name);
  }

  @Named("plain")
  @ClusterHandler("plain")
  static class Plain implements Greeting {
    @Override
    @OnRead("greet-plain")
    public String greet(String name) {
      return "hi " + name;
    }
  }

  @Polite
  @ClusterHandler("polite")
  static class Gentle implements Greeting {
    @Override
    @OnRead("greet-gently")
    public String greet(String name) {
      return "good day, " + name;
    }
  }

  @Dependent
  static class Guest {
    @Inject Greeting plain;
    @Inject @Polite Greeting polite;
  }

  @Test
  void qualifierOfTheHandler_isThatOfItsContract() {
    try (Container application =
        Container.start(Container.alone(), Plain.class, Gentle.class, Guest.class)) {
      Guest guest = application.get(Guest.class);
      assertEquals("hi ann", guest.plain.greet("ann"));
      assertEquals("good day, ann", guest.polite.greet("ann"));
    }
  }
}
