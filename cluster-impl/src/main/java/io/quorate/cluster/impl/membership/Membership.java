/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.threads.Threads;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Who is reachable. Safe for use from any thread. */
public interface Membership extends AutoCloseable {
  /** The longest payload that {@link #send} and {@link #broadcast} take. */
  int MAX_PAYLOAD = 512 * 1024;

  /** Membership over JGroups; nothing is bound or connected before {@link #start}. */
  static Membership jgroups(
      MembershipSettings settings, NodeInfo self, MembershipListener listener, Threads threads) {
    return jgroups(settings, self, listener, threads, Optional.empty());
  }

  /** Membership over JGroups among nodes that show certificates, where there are credentials. */
  static Membership jgroups(
      MembershipSettings settings,
      NodeInfo self,
      MembershipListener listener,
      Threads threads,
      Optional<Tls> tls) {
    return new JGroupsMembership(settings, self, listener, threads, System::nanoTime, tls);
  }

  /**
   * Looks for members at these addresses from now on, and no longer at others; who is in the view
   * stays there. Nobody is looked for before the first call, which may come before the start.
   */
  void seek(Seeds seeds);

  /**
   * Binds, looks for the seeds and returns once this node has a view of its own, alone if need be:
   * seeds that do not answer are tried in the background for as long as this is open.
   *
   * @throws MembershipException when the address cannot be bound, the node id is already taken by a
   *     reachable node, or this was closed meanwhile
   */
  void start();

  /** What this node announces about itself. */
  NodeInfo self();

  /**
   * Changes what this node announces and tells all members.
   *
   * @throws IllegalArgumentException when the node id or the incarnation would change
   */
  void update(UnaryOperator<NodeInfo> change);

  /** The members known now, this node included. */
  MembershipView view();

  /** The information of a reachable member, this node included. */
  Optional<NodeInfo> member(String nodeId);

  /**
   * The information of a reachable member with this storage. Of several that claim one node id it
   * is the one with that storage, though another holds the id; of several with that storage the
   * holder, or else the first.
   */
  Optional<NodeInfo> member(String nodeId, String incarnation);

  /**
   * How regularly a member's heartbeats arrive: 1.0 is on time, 0.0 is silent or unknown. This node
   * itself is always 1.0.
   */
  double health(String nodeId);

  /**
   * Sends a message without waiting; messages from one thread to one member arrive in the order
   * they were sent, broadcasts included.
   *
   * @return false when the member is not known or this is not running
   * @throws IllegalArgumentException when the payload is longer than {@link #MAX_PAYLOAD}
   */
  boolean send(String nodeId, byte kind, byte[] payload);

  /** Sends a message to every other member that is known now. */
  void broadcast(byte kind, byte[] payload);

  /**
   * True once a seed other than this node has been in the same view, or when there is no other
   * seed. Until then this node cannot know whether a cluster exists.
   */
  boolean seedsAnswered();

  /** True when this node's own address is among the seeds. */
  boolean seeksItself();

  /** What has been sent and seen so far. */
  MembershipCounts counts();

  /**
   * Says goodbye, so that the others see this node leave and not fail, and releases the port and
   * all threads within three seconds. Closing twice is fine.
   */
  @Override
  void close();
}
