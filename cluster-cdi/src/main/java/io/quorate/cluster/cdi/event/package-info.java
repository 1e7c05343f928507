/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Brings the node's events to CDI observers and subscribers of a publisher. Internal; used by the
 * extension.
 */
@NullMarked
package io.quorate.cluster.cdi.event;

import org.jspecify.annotations.NullMarked;
