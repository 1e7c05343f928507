/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.recovery;

import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.state.SnapshotSections;
import io.quorate.cluster.impl.state.Tables;
import java.nio.file.Path;
import java.util.Optional;

/** Refuses archives of which this version would make a directory that its nodes cannot start on. */
final class NewerContent {
  private NewerContent() {}

  static void refuse(Archive archive) throws RecoveryException {
    BackupHeader header = archive.header();
    if (header.featureLevel() > Tables.MAX_FEATURE_LEVEL) {
      throw refusal(
          archive.file(),
          header,
          "feature level "
              + header.featureLevel()
              + ", and this version knows "
              + Tables.MAX_FEATURE_LEVEL);
    }
    for (Archive.Part part : archive.parts()) {
      Optional<String> objection = SnapshotSections.objection(part.name(), part.version());
      if (objection.isPresent()) {
        throw refusal(
            archive.file(), header, objection.get() + ", which this version does not know");
      }
    }
  }

  private static RecoveryException refusal(Path file, BackupHeader header, String what) {
    return new RecoveryException(
        file
            + " was written by version "
            + header.version()
            + ": "
            + what
            + "; use clusterctl and nodes of that version, or of a newer one");
  }
}
