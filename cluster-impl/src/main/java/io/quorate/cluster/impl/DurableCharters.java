/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterStartException;
import io.quorate.cluster.impl.format.CharterFile;
import io.quorate.cluster.impl.founding.Charter;
import io.quorate.cluster.impl.founding.Charters;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The accepted charter, in the data directory where there is one: storage that is lost with the
 * process is another incarnation next time, which no charter names. Changed by one thread, read by
 * any.
 */
final class DurableCharters implements Charters {
  private final Optional<CharterFile> file;
  private volatile Optional<Charter> accepted;

  /** Those of a data directory, if there is one. */
  DurableCharters(Optional<Path> root) {
    this.file = root.map(CharterFile::new);
    this.accepted =
        file.flatMap(CharterFile::read)
            .filter(bytes -> bytes.length > 0)
            .map(bytes -> decoded(root.orElseThrow(), bytes));
  }

  private static Charter decoded(Path root, byte[] bytes) {
    try {
      return Charter.decode(bytes);
    } catch (IllegalArgumentException e) {
      throw new ClusterStartException(
          "quorate.data-dir = "
              + root
              + ": its file \"charter\" is "
              + e.getMessage()
              + "; move the whole directory away so that the node comes in with empty storage",
          e);
    }
  }

  @Override
  public Optional<Charter> accepted() {
    return accepted;
  }

  @Override
  public void accept(Charter charter) {
    file.ifPresent(kept -> kept.write(charter.encode()));
    accepted = Optional.of(charter);
  }

  @Override
  public void withdraw() {
    file.ifPresent(CharterFile::remove);
    accepted = Optional.empty();
  }
}
