/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.contract;

import java.lang.reflect.Method;
import java.util.Map;

/**
 * An interface that is injected.
 *
 * @param type the interface
 * @param operations its methods that are operations; the others are default methods
 */
record Contract(Class<?> type, Map<Method, ContractOperation> operations) {}
