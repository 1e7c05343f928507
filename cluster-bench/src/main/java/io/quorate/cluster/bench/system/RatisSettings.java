/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.TimeDuration;

/**
 * How raw Ratis is set up.
 *
 * @param direct whether requests go to the server's division, which spares a hop to another thread
 */
record RatisSettings(List<String> description, boolean direct, Consumer<RaftProperties> change) {
  /** Far above the number of callers: with the default of 100 a caller's thread would block. */
  private static final int OUTSTANDING_REQUESTS = 16_384;

  private static final String COMMON =
      "durable storage directory with RECOVER, snapshots on, one log entry per command; on the"
          + " leader calls go to submitClientRequestAsync of the local server, elsewhere through"
          + " RaftClient.async(), with its outstanding requests raised to "
          + OUTSTANDING_REQUESTS;

  /** Only what a durable node needs is changed. */
  static final RatisSettings SHIPPED = new RatisSettings(List.of(COMMON), false, properties -> {});

  /**
   * The settings that Quorate gives to the engine, but for its short retry cache: a client of raw
   * Ratis has nothing else against repeated writes.
   */
  static final RatisSettings TUNED =
      new RatisSettings(
          List.of(
              COMMON,
              "requests go to the division; log-metadata off",
              "appender wait-time.min 0, appender retry 1ms,10, 100ms,100000",
              "election timeout 500-1000 ms, first election 100-300 ms",
              "purge up to the snapshot, two snapshots kept",
              "read option LINEARIZABLE (which is not linearizable in Ratis 3.3.0)"),
          true,
          RatisSettings::tune);

  RaftProperties properties(NodeSpec node) {
    RaftProperties properties = new RaftProperties();
    RaftServerConfigKeys.setStorageDir(properties, List.of(node.directory().toFile()));
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(properties, true);
    RaftClientConfigKeys.Async.setOutstandingRequestsMax(properties, OUTSTANDING_REQUESTS);
    GrpcConfigKeys.Server.setHost(properties, PeerSpec.HOST);
    GrpcConfigKeys.Server.setPort(properties, node.self().raftPort());
    change.accept(properties);
    return properties;
  }

  private static void tune(RaftProperties properties) {
    RaftServerConfigKeys.Log.setLogMetadataEnabled(properties, false);
    RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(properties, true);
    RaftServerConfigKeys.Log.setPurgeGap(properties, 1);
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(properties, TimeDuration.ZERO);
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(properties, "1ms,10, 100ms,100000");
    RaftServerConfigKeys.Snapshot.setRetentionFileNum(properties, 2);
    RaftServerConfigKeys.Rpc.setTimeoutMin(properties, millis(500));
    RaftServerConfigKeys.Rpc.setTimeoutMax(properties, millis(1000));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(properties, millis(100));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(properties, millis(300));
    RaftServerConfigKeys.Read.setOption(properties, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
  }

  private static TimeDuration millis(long millis) {
    return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
  }
}
