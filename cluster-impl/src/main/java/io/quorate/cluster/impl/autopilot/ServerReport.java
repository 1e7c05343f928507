/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.autopilot;

/**
 * One node as autopilot sees it.
 *
 * @param facts what it goes by
 * @param sinceMillis for how long the node has been as steadily in sight, out of sight or gone as
 *     it is
 * @param verdict what is about to happen with it, or why nothing does
 */
public record ServerReport(ServerFacts facts, long sinceMillis, String verdict) {}
