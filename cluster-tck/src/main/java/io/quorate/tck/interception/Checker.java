/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.interception;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Refuses what is empty, and trims the rest. */
@Checked
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class Checker {
  @AroundInvoke
  Object check(InvocationContext call) throws Exception {
    String text = String.valueOf(call.getParameters()[0]).trim();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    call.setParameters(new Object[] {text});
    return call.proceed();
  }
}
