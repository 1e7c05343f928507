/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The API an application meets: {@link io.quorate.cluster.Cluster} and its builder, the handler
 * annotations, configuration, status and the exceptions by outcome.
 *
 * <p>Public API, for any application. It refers to the JDK and, at compile time only, to CDI and
 * JSpecify annotations; no engine type appears in a signature.
 */
@NullMarked
package io.quorate.cluster;

import org.jspecify.annotations.NullMarked;
