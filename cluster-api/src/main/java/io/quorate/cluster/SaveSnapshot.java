/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Saves the handler's whole state, from which {@link LoadSnapshot} restores it. Either a method
 * {@code void save(OutputStream)} that writes while no other entry is applied, or a method without
 * parameters that captures the state quickly and returns a {@link
 * io.quorate.cluster.spi.SnapshotBody}, which is then written on another thread.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SaveSnapshot {
  /** The version of the saved form, 1 or more, handed to {@link LoadSnapshot} methods that ask. */
  int version() default 1;
}
