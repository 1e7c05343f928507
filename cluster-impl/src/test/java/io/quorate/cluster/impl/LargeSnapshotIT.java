/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static io.quorate.cluster.impl.TestCluster.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.ReadConsistency;
import io.quorate.cluster.SaveSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** State that is longer than a message between nodes may be reaches those that need it. */
@Timeout(120)
class LargeSnapshotIT {
  private static final int MIB = 1 << 20;

  @TempDir Path directory;

  /** As much as it is told to hold. */
  @ClusterHandler("blob")
  public static class Blob {
    private byte[] bytes = new byte[0];

    @OnWrite("fill")
    int fill(int length) {
      bytes = new byte[length];
      new Random(length).nextBytes(bytes);
      return Arrays.hashCode(bytes);
    }

    @OnRead("hash")
    int hash() {
      return Arrays.hashCode(bytes);
    }

    @SaveSnapshot
    void save(OutputStream out) throws IOException {
      out.write(bytes);
    }

    @LoadSnapshot
    void load(InputStream in) throws IOException {
      bytes = in.readAllBytes();
    }
  }

  @Test
  void newNode_andOneThatWasAway_takeInWhatIsLongerThanAMessage() throws Exception {
    try (TestCluster cluster = new TestCluster(directory, Blob::new).form(1)) {
      assertEquals(fill(cluster, 40 * MIB), joined(cluster, "n2"));
      joined(cluster, "n3");

      cluster.stop("n3");
      // More than the log keeps for followers that lag a little.
      for (int i = 0; i < 100; i++) {
        int unused = fill(cluster, i);
      }
      int hash = fill(cluster, 33 * MIB);
      get(cluster.leader().admin().snapshot());
      cluster.start("n3");
      get(cluster.node("n3").ready());
      assertEquals(hash, hash(cluster, "n3"));
    }
  }

  private static int fill(TestCluster cluster, int length) throws Exception {
    return get(cluster.leader().appWrite("fill", length, Integer.class));
  }

  private static int joined(TestCluster cluster, String id) throws Exception {
    get(cluster.leader().admin().snapshot());
    cluster.start(id);
    cluster.join(cluster.leader().nodeId(), id);
    return hash(cluster, id);
  }

  private static int hash(TestCluster cluster, String on) throws Exception {
    return get(cluster.node(on).appRead("hash", null, Integer.class, ReadConsistency.LINEARIZABLE))
        .value();
  }
}
