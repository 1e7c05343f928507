/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

/**
 * Why a node does not form a cluster yet.
 *
 * @param text what is doubtful, and the way out
 * @param passes whether it is no reason any more once it has lasted for {@link
 *     FormationWait#ABSENT}; otherwise it holds until it is mended
 */
record Doubt(String text, boolean passes) {}
