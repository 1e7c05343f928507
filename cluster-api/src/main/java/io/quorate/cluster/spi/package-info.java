/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * What extends the product: handlers without annotations, payload codecs and the provider of the
 * implementation. Public API, for integrators; applications with annotated beans do not need it.
 */
@NullMarked
package io.quorate.cluster.spi;

import org.jspecify.annotations.NullMarked;
