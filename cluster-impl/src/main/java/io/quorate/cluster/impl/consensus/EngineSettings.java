/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.RaftConfigKeys;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** The engine's properties, each for a reason: its defaults are made for other uses. */
final class EngineSettings {
  /** A batch is at most 3 MiB; one append carries at most this much. */
  private static final SizeInBytes APPEND_LIMIT = SizeInBytes.valueOf("4MB");

  /** Each is answered, so that a slow follower is seen to go on. */
  private static final SizeInBytes SNAPSHOT_CHUNK = SizeInBytes.valueOf("1MB");

  private static final TimeDuration NEVER = TimeDuration.valueOf(365, TimeUnit.DAYS);

  private EngineSettings() {}

  static RaftProperties of(ConsensusSettings settings) {
    RaftProperties p = new RaftProperties();
    storage(p, settings);
    timeouts(p, settings);
    network(p, settings);
    if (settings.engineReads()) {
      RaftServerConfigKeys.Read.setOption(p, RaftServerConfigKeys.Read.Option.LINEARIZABLE);
    }
    return p;
  }

  private static void storage(RaftProperties p, ConsensusSettings settings) {
    File groups = settings.groups().toFile();
    RaftServerConfigKeys.setStorageDir(p, List.of(groups));
    RaftServerConfigKeys.setRemovedGroupsDir(p, new File(groups.getParentFile(), "removed"));
    RaftServerConfigKeys.Log.setSegmentSizeMax(p, SizeInBytes.valueOf(settings.segmentSize()));
    RaftServerConfigKeys.Log.setPreallocatedSize(
        p, SizeInBytes.valueOf(Math.min(settings.segmentSize(), 1L << 20)));
    RaftServerConfigKeys.Log.setSegmentCacheNumMax(p, 2);
    RaftServerConfigKeys.Log.setSegmentCacheSizeMax(p, SizeInBytes.valueOf("32MB"));
    // Committed indexes are learnt again from the leader; writing them costs half of the latency.
    RaftServerConfigKeys.Log.setLogMetadataEnabled(p, false);
    RaftServerConfigKeys.Log.setPurgeGap(p, 1);
    // Followers that lag a little at the time of a snapshot still find their entries.
    RaftServerConfigKeys.Log.setPurgePreservationLogNum(p, 64);
    // Snapshots are begun by us, by entries and bytes, and so is the purge behind them.
    RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(p, false);
    RaftServerConfigKeys.Snapshot.setTriggerWhenStopEnabled(p, false);
    RaftServerConfigKeys.Snapshot.setTriggerWhenRemoveEnabled(p, false);
  }

  private static void timeouts(RaftProperties p, ConsensusSettings settings) {
    TimeDuration min = time(settings.electionTimeoutMin());
    TimeDuration max = time(settings.electionTimeoutMax());
    RaftServerConfigKeys.Rpc.setTimeoutMin(p, min);
    RaftServerConfigKeys.Rpc.setTimeoutMax(p, max);
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(p, millis(100));
    RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(p, millis(300));
    RaftServerConfigKeys.Rpc.setRequestTimeout(p, millis(3_000));
    RaftServerConfigKeys.setStagingTimeout(p, millis(10_000));
    // A paused process goes on where it was: Raft itself makes that safe, exiting would not help.
    RaftServerConfigKeys.setCloseThreshold(p, NEVER);
    RaftServerConfigKeys.setSleepDeviationThreshold(p, NEVER);
    RaftServerConfigKeys.RetryCache.setExpiryTime(p, millis(5_000));
    RaftServerConfigKeys.Read.ReadAfterWriteConsistent.setWriteIndexCacheExpiryTime(
        p, millis(15_000));
  }

  private static void network(RaftProperties p, ConsensusSettings settings) {
    RaftConfigKeys.Rpc.setType(p, new TrackedGrpc());
    GrpcConfigKeys.Server.setHost(p, settings.bind().host());
    GrpcConfigKeys.Server.setPort(p, settings.bind().port());
    GrpcConfigKeys.setMessageSizeMax(p, SizeInBytes.valueOf("16MB"));
    // No pause before each append: batching above already makes entries few.
    RaftServerConfigKeys.Log.Appender.setWaitTimeMin(p, TimeDuration.ZERO);
    RaftServerConfigKeys.Log.Appender.setBufferByteLimit(p, APPEND_LIMIT);
    // The default is as long as a message may be, and there is more in the message.
    RaftServerConfigKeys.Log.Appender.setSnapshotChunkSizeMax(p, SNAPSHOT_CHUNK);
    // The default policy leaves a follower that was away for long alone for ten seconds more.
    RaftServerConfigKeys.Log.Appender.setRetryPolicy(p, "1ms,10, 100ms,100000");
    GrpcConfigKeys.Server.setAsyncRequestThreadPoolSize(p, 8);
    RaftClientConfigKeys.Rpc.setRequestTimeout(p, time(settings.callTimeout()));
  }

  private static TimeDuration time(Duration duration) {
    return millis(duration.toMillis());
  }

  private static TimeDuration millis(long millis) {
    return TimeDuration.valueOf(millis, TimeUnit.MILLISECONDS);
  }
}
