/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.quorate.cluster.Cluster;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.client.Channels;
import io.quorate.cluster.v1.ManagementGrpc;
import io.quorate.cluster.v1.WriteRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Clients at the management ports of all nodes in turn, until closed or until a call fails. Each
 * call has a connection, and a handshake, of its own; one client keeps its connections for as long
 * as it shows the same certificate.
 */
final class ClientLoad implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final String BODY =
      "{\"op\":\"add\",\"data\":\"" + HttpNode.base64("1") + "\",\"timeoutMs\":10000}";

  private final TestCertificates certificates;
  private final List<Integer> ports = new ArrayList<>();
  private final Map<String, Long> done = new ConcurrentSkipListMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> clients = new ArrayList<>();
  private @Nullable Channels kept;
  private String keptFor = "";
  private volatile String shown;
  private volatile boolean over;

  private interface Call {
    void make(String holder, SSLContext context, int port) throws Exception;
  }

  /**
   * Begins.
   *
   * @param shown whose certificate the clients show
   */
  ClientLoad(TestCluster cluster, TestCertificates certificates, String shown) {
    this.certificates = certificates;
    this.shown = shown;
    for (Cluster node : cluster.nodes()) {
      ports.add(Planes.port(cluster, node.nodeId(), "management"));
    }
    begin("GET /status", (holder, context, port) -> http(context, port, false));
    begin("POST /appwrite", (holder, context, port) -> http(context, port, true));
    begin("Write", (holder, context, port) -> grpc(context, port));
    begin("Write on kept connections", this::keeping);
  }

  private void begin(String kind, Call call) {
    done.put(kind, 0L);
    clients.add(Thread.ofVirtual().start(() -> run(kind, call)));
  }

  private void run(String kind, Call call) {
    for (int i = 0; !over; i++) {
      String holder = shown;
      int port = ports.get(i % ports.size());
      try {
        call.make(holder, certificates.caller(holder, "127.0.0.1"), port);
        done.merge(kind, 1L, Long::sum);
      } catch (Exception e) {
        failures.add(kind + " by " + holder + " at port " + port + ": " + e);
        return;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static void http(SSLContext context, int port, boolean write) throws Exception {
    try (TlsClient client = new TlsClient(context, port)) {
      HttpNode.ok(write ? client.post("/appwrite", BODY) : client.get("/status"));
    }
  }

  private static void grpc(SSLContext context, int port) {
    try (Channels channels = channels(context)) {
      write(channels, port);
    }
  }

  private void keeping(String holder, SSLContext context, int port) {
    Channels mine = kept;
    if (mine == null || !keptFor.equals(holder)) {
      closeKept();
      mine = channels(context);
      kept = mine;
      keptFor = holder;
    }
    write(mine, port);
  }

  private void closeKept() {
    if (kept != null) {
      kept.close();
    }
  }

  private static Channels channels(SSLContext context) {
    // The context has looked at the server's name.
    return new Channels(Duration.ofMinutes(1), context.getSocketFactory(), (host, session) -> true);
  }

  private static void write(Channels channels, int port) {
    var unused =
        ManagementGrpc.newBlockingStub(channels.to(new HostPort("127.0.0.1", port)))
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .write(
                WriteRequest.newBuilder()
                    .setOperation("add")
                    .setPayload(ByteString.copyFromUtf8("1"))
                    .build());
  }

  /** From the next call on. */
  void show(String another) {
    shown = another;
  }

  /** Waits for so many calls of each kind, or a failure. */
  void awaitMore(long count) {
    Map<String, Long> before = new TreeMap<>(done);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                !failures.isEmpty()
                    || before.entrySet().stream()
                        .allMatch(one -> done.get(one.getKey()) >= one.getValue() + count));
  }

  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    over = true;
    for (Thread client : clients) {
      await().atMost(Duration.ofSeconds(30)).until(() -> !client.isAlive());
    }
    closeKept();
  }
}
