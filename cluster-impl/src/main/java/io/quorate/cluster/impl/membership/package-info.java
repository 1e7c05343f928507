/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who is reachable, and what each member says about itself: views, joins, departures and failures
 * observed through JGroups.
 *
 * <p>Internal. The root package wires it; no other package imports it except through the wiring.
 * This is the only package that imports {@code org.jgroups}.
 */
@NullMarked
package io.quorate.cluster.impl.membership;

import org.jspecify.annotations.NullMarked;
