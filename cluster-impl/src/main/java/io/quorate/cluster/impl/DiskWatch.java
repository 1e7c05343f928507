/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.impl.writes.WriteRefusal;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the free space now and then; below the watermark new writes are refused. */
final class DiskWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  private final String nodeId;
  private final Path directory;
  private final long minimum;
  private volatile long free = Long.MAX_VALUE;
  private volatile boolean low;

  DiskWatch(String nodeId, Path directory, long minimum) {
    this.nodeId = nodeId;
    this.directory = directory;
    this.minimum = minimum;
    look();
  }

  void look() {
    try {
      FileStore store = Files.getFileStore(directory);
      free = store.getUsableSpace();
    } catch (IOException e) {
      LOG.debug("{}: free space of {} is unknown", nodeId, directory, e);
      return;
    }
    boolean now = free < minimum;
    if (now != low) {
      low = now;
      if (now) {
        LOG.error("{}: {}", nodeId, message());
      } else {
        LOG.info("{}: {} bytes are free again, writes are accepted", nodeId, free);
      }
    }
  }

  long freeBytes() {
    return free;
  }

  /** Why new writes are refused, if they are. */
  Optional<WriteRefusal> refusal() {
    return low ? Optional.of(new WriteRefusal(Code.STORAGE_FULL, message())) : Optional.empty();
  }

  private String message() {
    return "only "
        + free
        + " bytes are free in "
        + directory
        + " of "
        + nodeId
        + ", less than quorate.raft.free-space-min = "
        + minimum
        + "; free some space, new writes are refused until then";
  }
}
