/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.consensus.PeerAddresses.Whereabouts;
import io.quorate.examples.driver.process.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.ratis.client.RaftClientConfigKeys;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.AlreadyClosedException;
import org.apache.ratis.util.TimeDuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls to nodes that do not answer. */
@Timeout(60)
class PeerCallsTest {
  private static final int NODES = 400;
  private static final int CALLERS = 4;

  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();

  @Test
  void firstCallsAtOneMoment_allFindTheNode() throws Exception {
    RaftGroupId group = RaftGroupId.randomId();
    CyclicBarrier together = new CyclicBarrier(CALLERS);
    HostPort closed = new HostPort("127.0.0.1", Ports.free());
    PeerAddresses addresses = (nodeId, incarnation) -> new Whereabouts(true, List.of(closed));
    PeerNames.enter(group.getUuid(), addresses);
    try (PeerCalls calls =
        new PeerCalls(ClientId.randomId(), new RaftProperties(), new Parameters())) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(Thread.ofPlatform().start(() -> callAll(calls, group, together)));
      }
      for (Thread caller : callers) {
        caller.join();
      }
    } finally {
      PeerNames.leave(addresses);
    }
    assertEquals(NODES * CALLERS, failures.size());
    assertEquals(
        List.of(), failures.stream().filter(failure -> !wasSent(failure)).distinct().toList());
  }

  /** Nobody listens there; or another caller has found that out, and ended the connection. */
  private static boolean wasSent(String failure) {
    return failure.contains("UNAVAILABLE") || failure.contains("AlreadyClosedException");
  }

  /** The system takes the connection in, and nobody reads from it. */
  @Test
  void callOnAConnectionWhereNothingIsHeard_endsOnceTheNodeIsSeenAgain() throws Exception {
    RaftGroupId group = RaftGroupId.randomId();
    RaftProperties patient = new RaftProperties();
    RaftClientConfigKeys.Rpc.setRequestTimeout(patient, TimeDuration.valueOf(1, TimeUnit.HOURS));
    Peer peer = new Peer("n2", "0a", true);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        PeerCalls calls = new PeerCalls(ClientId.randomId(), patient, new Parameters())) {
      PeerAddresses addresses =
          (nodeId, incarnation) ->
              new Whereabouts(true, List.of(new HostPort("127.0.0.1", silent.getLocalPort())));
      PeerNames.enter(group.getUuid(), addresses);
      try {
        CompletableFuture<byte[]> call = calls.call(group, peer, new byte[0]);
        RaftPeerId id = RaftPeerId.valueOf(peer.id());
        try (Socket connected = silent.accept()) {
          calls.reconnectUnlessFresh(id, Duration.ofHours(1));
          assertEquals(0, calls.connections().evictions());
          assertTrue(connected.isConnected() && !call.isDone());

          calls.reconnectUnlessFresh(id, Duration.ZERO);
          ExecutionException failure =
              assertThrows(ExecutionException.class, () -> call.get(20, TimeUnit.SECONDS));
          assertInstanceOf(AlreadyClosedException.class, failure.getCause());
          assertEquals(1, calls.connections().evictions());
        }
      } finally {
        PeerNames.leave(addresses);
      }
    }
  }

  private void callAll(PeerCalls calls, RaftGroupId group, CyclicBarrier together) {
    for (int node = 0; node < NODES; node++) {
      Peer peer = new Peer("n" + node, "0a", true);
      try {
        together.await(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        failures.add("the callers lost each other: " + e);
        return;
      }
      try {
        calls.call(group, peer, new byte[0]).orTimeout(20, TimeUnit.SECONDS).join();
      } catch (CompletionException e) {
        failures.add(String.valueOf(e.getCause()));
      } catch (RuntimeException e) {
        failures.add(String.valueOf(e));
      }
    }
  }
}
