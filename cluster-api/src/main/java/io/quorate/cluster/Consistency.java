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
 * How new the state must be that a contract's reads see: on a method for this read, on the contract
 * for all of its reads, on the injection point of a contract for all reads through it. The nearest
 * to the call wins: the injection point, then the method, then the contract. Without it reads are
 * linearizable.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
public @interface Consistency {
  /** The consistency. */
  ReadConsistency value();
}
