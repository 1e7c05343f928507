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
 * How long a call through a contract may take: on a method, on the contract for all of its methods,
 * or on the injection point of a contract or of {@link Cluster} for all calls through it. The
 * nearest to the call wins: {@link CallOptions} given to the call, the injection point, the method,
 * the contract. Without it {@code quorate.write.timeout} holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Deadline {
  /** A positive duration such as {@code 500ms}, {@code 2s}, {@code 1m} or {@code PT2S}. */
  String value();
}
