/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import java.util.Optional;

/**
 * The one charter that this node has accepted, kept durably; nothing else is promised to anyone.
 */
public interface Charters {
  /** What was accepted and not withdrawn. */
  Optional<Charter> accepted();

  /** Keeps a charter; returns when it would survive a crash. */
  void accept(Charter charter);

  /** Drops the charter; returns when a crash would not bring it back. */
  void withdraw();
}
