/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Runs a node for the beans of a CDI container: finds handlers, starts and stops with the
 * application, and injects the cluster, its contracts and its events.
 *
 * <p>{@link io.quorate.cluster.cdi.ApplicationNode} and {@link io.quorate.cluster.cdi.NodePhase}
 * may be used by integrations; the rest is internal.
 */
@NullMarked
package io.quorate.cluster.cdi;

import org.jspecify.annotations.NullMarked;
