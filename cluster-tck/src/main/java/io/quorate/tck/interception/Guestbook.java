/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.interception;

import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;

/** Whose entries are checked where they are written. */
public interface Guestbook {
  /** Twice the length of all entries. */
  @Checked
  @OnWrite("sign")
  long sign(String name);

  /** All entries. */
  @OnRead("signatures")
  String signatures();
}
