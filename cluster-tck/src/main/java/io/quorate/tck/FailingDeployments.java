/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.jboss.shrinkwrap.api.Archive;

/** Applications that must not start, of which a test class has many. */
public interface FailingDeployments {
  /** The applications by the names of their deployments. */
  Map<String, Archive<?>> archives();

  /** The failing deployments of a test class. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface From {
    /** Has a constructor without parameters. */
    Class<? extends FailingDeployments> value();
  }
}
