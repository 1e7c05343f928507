/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Contracts: interfaces of handlers that are injected, and whose calls are operations. Internal;
 * used by the extension.
 */
@NullMarked
package io.quorate.cluster.cdi.contract;

import org.jspecify.annotations.NullMarked;
