/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jgroups.JChannel;
import org.jgroups.raft.RaftHandle;
import org.jspecify.annotations.Nullable;

/** A jgroups-raft node whose log is forced to disk. */
final class JGroupsRaftSystem implements BenchSystem {
  static final Set<ReadKind> KINDS = Set.of(ReadKind.LINEARIZABLE);

  /** The default of 1 MB would take a snapshot every few thousand writes. */
  private static final int MAX_LOG_SIZE = 32_000_000;

  static final List<String> SETTINGS =
      List.of(
          "FileBasedLog with log_use_fsync=true (its default is false), max_log_size "
              + MAX_LOG_SIZE,
          "its default protocol stack over TCP; writes and reads go to RaftHandle, which redirects"
              + " to the leader");

  private static final String CLUSTER = "bench";
  private static final Duration JOIN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration JOIN_RETRY = Duration.ofMillis(50);

  private final NodeSpec node;
  private final CountersSnapshots stateMachine = new CountersSnapshots();
  private @Nullable JChannel channel;
  private @Nullable RaftHandle handle;

  JGroupsRaftSystem(NodeSpec node) {
    this.node = node;
  }

  @Override
  public void start() throws Exception {
    long deadline = System.nanoTime() + JOIN_PATIENCE.toNanos();
    while (!connect(deadline)) {
      Thread.sleep(JOIN_RETRY);
    }
  }

  /**
   * Joins the members that are there.
   *
   * @return false if they still count the process that this one replaces: NO_DUPES then refuses the
   *     join with a {@link SecurityException}, until the old process is suspected
   */
  private boolean connect(long deadline) throws Exception {
    JChannel created =
        new JChannel(new ByteArrayInputStream(stack().getBytes(StandardCharsets.UTF_8)));
    created.name(node.id());
    RaftHandle raft = new RaftHandle(created, stateMachine);
    try {
      created.connect(CLUSTER);
    } catch (SecurityException e) {
      created.close();
      if (System.nanoTime() - deadline > 0) {
        throw e;
      }
      return false;
    }
    channel = created;
    handle = raft;
    if (!raft.raft().logUseFsync()) {
      throw new IllegalStateException("jgroups-raft runs without fsync; the comparison is void");
    }
    return true;
  }

  private String stack() throws IOException {
    String members = node.peers().stream().map(PeerSpec::id).collect(Collectors.joining(","));
    String hosts =
        node.peers().stream()
            .map(peer -> PeerSpec.HOST + "[" + peer.membershipPort() + "]")
            .collect(Collectors.joining(","));
    try (InputStream template =
        Objects.requireNonNull(JGroupsRaftSystem.class.getResourceAsStream("jgroups-raft.xml"))) {
      return new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@HOST@", PeerSpec.HOST)
          .replace("@PORT@", String.valueOf(node.self().membershipPort()))
          .replace("@HOSTS@", hosts)
          .replace("@MEMBERS@", members)
          .replace("@ID@", node.id())
          .replace("@DIRECTORY@", node.directory().toString())
          .replace("@MAX_LOG_SIZE@", String.valueOf(MAX_LOG_SIZE));
    }
  }

  @Override
  public boolean isLeader() {
    return handle().isLeader();
  }

  @Override
  public long appliedIndex() {
    // Entries are applied before the commit index moves past them.
    return handle().commitIndex();
  }

  @Override
  public Counters state() {
    return stateMachine.counters();
  }

  @Override
  public CompletionStage<byte[]> write(byte[] command) {
    try {
      return handle().setAsync(command, 0, command.length);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public CompletionStage<byte[]> read(ReadKind kind, byte[] command) {
    if (!KINDS.contains(kind)) {
      throw new IllegalArgumentException("jgroups-raft has no " + kind + " reads");
    }
    try {
      return handle().getAsync(command, 0, command.length);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private RaftHandle handle() {
    RaftHandle current = handle;
    if (current == null) {
      throw new IllegalStateException("node '" + node.id() + "' is not started");
    }
    return current;
  }

  @Override
  public void close() {
    JChannel current = channel;
    channel = null;
    handle = null;
    if (current != null) {
      current.close();
    }
  }
}
