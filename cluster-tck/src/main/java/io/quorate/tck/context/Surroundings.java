/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.context;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Tells what is around whoever asks. */
final class Surroundings {
  private Surroundings() {}

  /** Of the class loader and the names of the component. */
  static String here() {
    return "application's class loader: " + ownLoader() + ", component's names: " + names();
  }

  /** The same and of the request context. */
  static String here(BeanManager manager) {
    return here() + requestContext(requestContext(manager));
  }

  static String requestContext(boolean active) {
    return ", request context: " + active;
  }

  private static boolean ownLoader() {
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return context != null
          && context.loadClass(Surroundings.class.getName()) == Surroundings.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Jakarta EE gives every component this one; without a component around, there is none. */
  @SuppressWarnings("BanJNDI") // the name is fixed
  private static boolean names() {
    try {
      return InitialContext.doLookup("java:comp/DefaultContextService") != null;
    } catch (NamingException e) {
      return false;
    }
  }

  private static boolean requestContext(BeanManager manager) {
    try {
      return manager.getContext(RequestScoped.class).isActive();
    } catch (ContextNotActiveException e) {
      return false;
    }
  }
}
