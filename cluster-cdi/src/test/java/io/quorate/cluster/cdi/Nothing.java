/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi;

import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import java.io.InputStream;
import java.io.OutputStream;

/** State that need not be saved, for handlers of tests. */
public abstract class Nothing {
  @SaveSnapshot
  void save(OutputStream out) {}

  @LoadSnapshot
  void load(InputStream in) {}
}
