/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.definition.wrong;

import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import java.io.InputStream;
import java.io.OutputStream;

/** State that need not be saved: what is wrong with its subclasses is something else. */
public abstract class Unsaved {
  @SaveSnapshot
  void save(OutputStream out) {}

  @LoadSnapshot
  void load(InputStream in) {}
}
