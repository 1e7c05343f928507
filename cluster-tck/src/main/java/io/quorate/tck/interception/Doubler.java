/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.interception;

import io.quorate.cluster.Deterministic;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Doubles an answer, alike on every node. */
@Doubled
@Deterministic
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Doubler {
  @AroundInvoke
  Object twice(InvocationContext call) throws Exception {
    return 2 * (Long) call.proceed();
  }
}
