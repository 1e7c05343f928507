/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

/**
 * What can be read off one kind of discovery.
 *
 * @param kind as in {@code quorate.discovery.kind}
 * @param looks looks that have ended, failed ones included
 * @param failures looks that have failed
 * @param addresses addresses known now
 */
public record DiscoveryFigure(String kind, long looks, long failures, int addresses) {}
