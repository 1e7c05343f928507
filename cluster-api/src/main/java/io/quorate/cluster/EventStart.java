/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

/** Where a subscription to events starts. */
public enum EventStart {
  /** With the next event. */
  NEXT,
  /** With the present members and leader, told as events, and then the next event. */
  CURRENT_STATE
}
