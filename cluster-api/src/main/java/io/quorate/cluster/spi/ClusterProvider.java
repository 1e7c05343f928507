/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.spi;

import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.DefinitionProblem;
import java.util.Collection;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Makes builders of an implementation; found by {@link java.util.ServiceLoader}. */
public interface ClusterProvider {
  /**
   * The one implementation on the class path.
   *
   * @throws IllegalStateException when there is none, or it cannot be loaded
   */
  static ClusterProvider find() {
    ClassLoader own = ClusterProvider.class.getClassLoader();
    try {
      return ServiceLoader.load(ClusterProvider.class, own).stream()
          .findFirst()
          .map(ServiceLoader.Provider::get)
          .or(() -> ServiceLoader.load(ClusterProvider.class).findFirst())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "No implementation of Quorate was found: add io.quorate:cluster-impl to the"
                          + " application's dependencies"));
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("The implementation of Quorate could not be loaded", e);
    }
  }

  /** A new builder with nothing set. */
  ClusterBuilder newBuilder();

  /**
   * Checks classes annotated with {@link io.quorate.cluster.ClusterHandler} together, as {@link
   * ClusterBuilder#start()} would check their instances. Makes no instance and starts nothing.
   *
   * @return everything that is wrong with all of them, empty when they can be used
   */
  List<DefinitionProblem> check(Collection<Class<?>> handlers);
}
