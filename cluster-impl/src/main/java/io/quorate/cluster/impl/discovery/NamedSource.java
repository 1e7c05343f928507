/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.spi.DiscoverySource;

/**
 * A source and what people call it.
 *
 * @param kind as in {@code quorate.discovery.kind}
 * @param title what it looks at, for messages
 * @param fixed whether it says the same for ever
 * @param source who is asked
 */
record NamedSource(String kind, String title, boolean fixed, DiscoverySource source) {}
