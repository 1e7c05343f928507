/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import java.lang.reflect.Method;

/** An invoker that calls a method, which messages about it can name. */
interface OfMethod {
  Method method();
}
