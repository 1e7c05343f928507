/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns views and announcements into joins, departures and failures of named nodes. Knows no
 * sockets; addresses only need to be comparable. Not thread-safe: one thread owns it.
 *
 * @param <A> the engine's address of a member
 */
final class Roster<A extends Comparable<? super A>> {
  private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

  /** Messages kept for a member whose information is still on its way. */
  private static final int MAX_EARLY_MESSAGES = 256;

  /** Announcements kept from addresses that no view has shown yet. */
  private static final int MAX_EARLY_INFOS = 128;

  private final A self;
  private final String nodeId;
  private final MembershipListener listener;

  /** Everybody in the view, this node included, by seniority. */
  private List<A> order = List.of();

  private final Map<A, NodeInfo> infos = new HashMap<>();
  private final Map<A, NodeInfo> early = new LinkedHashMap<>();
  private final Map<A, Deque<Frame.User>> waiting = new HashMap<>();
  private final Set<A> leaving = new HashSet<>();
  private final Set<A> disbelieved = new HashSet<>();
  private final Map<String, A> members = new HashMap<>();

  Roster(A self, String nodeId, MembershipListener listener) {
    this.self = self;
    this.nodeId = nodeId;
    this.listener = listener;
  }

  /**
   * A new view. When groups merge, the larger one is the senior: who was cut off comes second.
   *
   * @return the addresses that were not in the view before
   */
  List<A> view(Collection<A> present, Collection<? extends Collection<A>> merged) {
    List<A> before = order;
    order = seniority(present, merged);
    Set<A> now = new HashSet<>(order);
    for (A address : before) {
      if (!now.contains(address)) {
        vanished(address);
      }
    }
    List<A> added = new ArrayList<>(order);
    added.removeAll(before);
    added.remove(self);
    for (A address : added) {
      NodeInfo info = early.remove(address);
      if (info != null) {
        infos.put(address, info);
      }
    }
    admitAll();
    return added;
  }

  private List<A> seniority(
      Collection<A> present, Collection<? extends Collection<A>> mergedGroups) {
    List<A> result = new ArrayList<>();
    if (mergedGroups.isEmpty()) {
      result.addAll(order);
    } else {
      List<Collection<A>> groups = new ArrayList<>(mergedGroups);
      groups.sort(Comparator.comparingInt((Collection<A> group) -> group.size()).reversed());
      groups.forEach(result::addAll);
    }
    result.addAll(present);
    Set<A> wanted = new HashSet<>(present);
    return result.stream().filter(wanted::contains).distinct().toList();
  }

  private void vanished(A address) {
    NodeInfo info = infos.remove(address);
    waiting.remove(address);
    disbelieved.remove(address);
    boolean saidGoodbye = leaving.remove(address);
    if (info != null && members.remove(info.nodeId(), address) && !saidGoodbye) {
      LOG.info("Node {}: {} at {} failed", nodeId, info.nodeId(), info.membershipAddress());
      listener.failed(info);
    }
  }

  /** Gives every member whose information is known and whose node id is free its place. */
  private void admitAll() {
    for (A address : order) {
      NodeInfo info = infos.get(address);
      if (info != null && !leaving.contains(address)) {
        admit(address, info);
      }
    }
  }

  private void admit(A address, NodeInfo info) {
    if (info.nodeId().equals(nodeId) || members.putIfAbsent(info.nodeId(), address) != null) {
      return;
    }
    LOG.info("Node {}: {} at {} joined", nodeId, info.nodeId(), info.membershipAddress());
    listener.joined(info);
    Deque<Frame.User> messages = waiting.remove(address);
    if (messages != null) {
      messages.forEach(user -> listener.message(info.nodeId(), user.kind(), user.payload()));
    }
  }

  /** A member's information. */
  void announced(A address, NodeInfo info) {
    if (!order.contains(address)) {
      early.remove(address);
      early.put(address, info);
      if (early.size() > MAX_EARLY_INFOS) {
        A evicted = early.keySet().iterator().next();
        early.remove(evicted);
        waiting.remove(evicted);
      }
      return;
    }
    NodeInfo before = infos.get(address);
    if (leaving.contains(address) || info.equals(before)) {
      return;
    }
    if (before != null && !before.nodeId().equals(info.nodeId())) {
      LOG.warn(
          "Node {}: member {} now calls itself {}; ignored",
          nodeId,
          before.nodeId(),
          info.nodeId());
      return;
    }
    infos.put(address, info);
    A holder = members.get(info.nodeId());
    if (holder == null) {
      admit(address, info);
    } else if (holder.equals(address)) {
      listener.updated(info);
    } else if (before == null) {
      LOG.warn(
          "Node {}: node id {} is announced by {}, but {} still holds it; waiting for one to go",
          nodeId,
          info.nodeId(),
          info.membershipAddress(),
          infoOf(holder).map(NodeInfo::membershipAddress).orElse("another member"));
    }
  }

  /** A member said goodbye; it is out for us although the view still shows it. */
  void leaving(A address) {
    if (!order.contains(address) || !leaving.add(address)) {
      return;
    }
    waiting.remove(address);
    NodeInfo info = infos.get(address);
    if (info != null && members.remove(info.nodeId(), address)) {
      LOG.info("Node {}: {} at {} left", nodeId, info.nodeId(), info.membershipAddress());
      listener.left(info);
      admitAll();
    }
  }

  /** A message for the listener, kept back until its sender has joined; false when given up. */
  boolean message(A address, Frame.User user) {
    NodeInfo info = infos.get(address);
    if (info != null && address.equals(members.get(info.nodeId()))) {
      listener.message(info.nodeId(), user.kind(), user.payload());
      return true;
    }
    if (leaving.contains(address)
        || disbelieved.contains(address)
        || (!order.contains(address) && !early.containsKey(address))) {
      return false;
    }
    Deque<Frame.User> messages = waiting.computeIfAbsent(address, any -> new ArrayDeque<>());
    return messages.size() < MAX_EARLY_MESSAGES && messages.add(user);
  }

  /** A member said that it is somebody, and could not prove it. */
  void disbelieved(A address) {
    if (order.contains(address)) {
      disbelieved.add(address);
      waiting.remove(address);
    }
  }

  /** Members of the view that may still tell who they are; nobody waits for a liar. */
  List<A> awaited() {
    return unknown().stream().filter(a -> !disbelieved.contains(a)).toList();
  }

  /** Members of the view that have not told who they are. */
  List<A> unknown() {
    return order.stream()
        .filter(a -> !a.equals(self) && !infos.containsKey(a) && !leaving.contains(a))
        .toList();
  }

  /** Everybody else in the view. */
  List<A> others() {
    return order.stream().filter(a -> !a.equals(self)).toList();
  }

  /** Others in the view that claim this node's id. */
  List<A> rivals() {
    return others().stream()
        .filter(a -> !leaving.contains(a))
        .filter(a -> infoOf(a).map(NodeInfo::nodeId).filter(nodeId::equals).isPresent())
        .toList();
  }

  /** True when this node was here before the other. */
  boolean seniorTo(A other) {
    return order.indexOf(self) < order.indexOf(other);
  }

  Optional<NodeInfo> infoOf(A address) {
    return Optional.ofNullable(infos.get(address));
  }

  /** Those that claim the id of a joined member, which keeps its place while it is there. */
  List<NodeInfo> claimants() {
    return others().stream()
        .filter(a -> !leaving.contains(a))
        .flatMap(a -> infoOf(a).filter(info -> !a.equals(members.get(info.nodeId()))).stream())
        .toList();
  }

  /** The joined members with their addresses. */
  Map<String, A> members() {
    return Map.copyOf(members);
  }
}
