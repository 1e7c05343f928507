/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

/** What is answered to a {@link Request}: all at once, or as it happens. */
sealed interface Answer permits Reply, EventStream, Download {}
