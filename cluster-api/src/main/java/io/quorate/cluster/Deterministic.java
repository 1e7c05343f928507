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
 * Promises that an interceptor or decorator does the same on every node: what it does follows from
 * the call alone, never from time, randomness, configuration, security, transactions or anything
 * else outside the replicated state.
 *
 * <p>Only such interceptors and decorators may surround {@link OnWrite} methods of a handler, which
 * run on every node. Others belong on the contract, where they run once, before the log.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Deterministic {}
