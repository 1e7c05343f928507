/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.writes;

import io.quorate.cluster.ClusterException.Code;

/**
 * Why a command may not enter the log.
 *
 * @param code the cause
 * @param message the cause in words, and the way out
 */
public record WriteRefusal(Code code, String message) {}
