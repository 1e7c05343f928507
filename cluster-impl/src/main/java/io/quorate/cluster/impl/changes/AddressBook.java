/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.PeerAddresses;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.AddressFile;
import io.quorate.cluster.impl.format.AddressFile.Storage;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.MemberTable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Where the nodes of the configuration are reached: where membership sees that storage now, and
 * otherwise where it was last, as this node remembers it and as the replicated table has it. Safe
 * for use from any thread.
 */
public final class AddressBook implements PeerAddresses {
  private final BiFunction<String, String, Optional<NodeInfo>> members;
  private final MemberTable table;
  private final Optional<AddressFile> file;
  private volatile Map<Storage, String> remembered;

  /**
   * A book that remembers what the file holds.
   *
   * @param members what membership sees of a node id and incarnation
   */
  public AddressBook(
      BiFunction<String, String, Optional<NodeInfo>> members,
      MemberTable table,
      Optional<AddressFile> file) {
    this.members = members;
    this.table = table;
    this.file = file;
    this.remembered = file.map(AddressFile::read).orElseGet(Map::of);
  }

  @Override
  public Whereabouts locate(String nodeId, String incarnation) {
    Optional<String> seen = seen(nodeId, incarnation);
    if (seen.isPresent()) {
      return new Whereabouts(true, List.of(HostPort.parse(seen.get())));
    }
    Set<String> known = new LinkedHashSet<>();
    String last = remembered.get(new Storage(nodeId, incarnation));
    if (last != null) {
      known.add(last);
    }
    table
        .member(nodeId)
        .filter(record -> record.incarnation().equals(incarnation))
        .map(record -> record.raftAddress())
        .filter(address -> !address.isEmpty())
        .ifPresent(known::add);
    return new Whereabouts(false, known.stream().flatMap(text -> parsed(text).stream()).toList());
  }

  private Optional<String> seen(String nodeId, String incarnation) {
    return members
        .apply(nodeId, incarnation)
        .map(NodeInfo::raftAddress)
        .filter(address -> !address.isEmpty());
  }

  private static Optional<HostPort> parsed(String text) {
    try {
      return Optional.of(HostPort.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The likeliest address, for people; empty if none is known. */
  public String address(Peer peer) {
    List<HostPort> known = locate(peer.nodeId(), peer.incarnation()).addresses();
    return known.isEmpty() ? "" : known.get(0).toString();
  }

  /** Remembers an address that somebody gave, until the node is seen. */
  public void given(String nodeId, String incarnation, String address) {
    remember(Map.of(new Storage(nodeId, incarnation), address), remembered.keySet());
  }

  /** Remembers where the configured nodes are seen, and forgets those that are no longer such. */
  public void look(RaftView view) {
    if (view.peers().isEmpty()) {
      return;
    }
    Map<Storage, String> seen = new TreeMap<>();
    Set<Storage> configured = new LinkedHashSet<>();
    for (Peer peer : view.peers()) {
      Storage key = new Storage(peer.nodeId(), peer.incarnation());
      configured.add(key);
      seen(peer.nodeId(), peer.incarnation()).ifPresent(address -> seen.put(key, address));
    }
    remember(seen, configured);
  }

  private synchronized void remember(Map<Storage, String> added, Set<Storage> kept) {
    Map<Storage, String> after = new TreeMap<>(remembered);
    after.keySet().retainAll(kept);
    after.putAll(added);
    if (!after.equals(remembered)) {
      remembered = Map.copyOf(after);
      file.ifPresent(addresses -> addresses.write(after));
    }
  }
}
