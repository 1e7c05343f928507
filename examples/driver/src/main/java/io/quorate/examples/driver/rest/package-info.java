/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The ledger as a service, driven over REST: its processes, and clients of them.
 *
 * <p>It knows the service by its ports only; {@code ServiceJar} starts one from a jar and its
 * environment alone.
 */
@NullMarked
package io.quorate.examples.driver.rest;

import org.jspecify.annotations.NullMarked;
