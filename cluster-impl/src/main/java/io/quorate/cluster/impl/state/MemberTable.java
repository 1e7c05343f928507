/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The nodes that were joined and not removed, as part of the replicated state. Changed on the apply
 * thread, read from any.
 */
public final class MemberTable {
  private volatile Map<String, MemberRecord> members = Map.of();

  /** The record of a node. */
  public Optional<MemberRecord> member(String nodeId) {
    return Optional.ofNullable(members.get(nodeId));
  }

  /** The nodes on record. */
  public Set<String> ids() {
    return members.keySet();
  }

  void put(MemberRecord member) {
    Map<String, MemberRecord> changed = new TreeMap<>(members);
    changed.put(member.nodeId(), member);
    members = changed;
  }

  void remove(String nodeId) {
    Map<String, MemberRecord> changed = new TreeMap<>(members);
    changed.remove(nodeId);
    members = changed;
  }

  void save(DataOutputStream out) throws IOException {
    Map<String, MemberRecord> now = members;
    out.writeInt(now.size());
    for (MemberRecord member : now.values()) {
      out.writeUTF(member.nodeId());
      out.writeUTF(member.incarnation());
      out.writeUTF(member.raftAddress());
      out.writeUTF(member.managementAddress());
    }
  }

  void load(DataInputStream in) throws IOException {
    Map<String, MemberRecord> loaded = new TreeMap<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      MemberRecord member =
          new MemberRecord(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
      loaded.put(member.nodeId(), member);
    }
    members = loaded;
  }
}
