/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

/** The caller's trace as W3C Trace Context has it: 16 byte trace id, 8 byte span id, flags. */
public record TraceContext(long traceIdHigh, long traceIdLow, long spanId, byte flags) {
  static final int BYTES = 25;
}
