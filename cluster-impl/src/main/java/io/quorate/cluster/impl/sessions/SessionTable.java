/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.sessions;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All sessions, as part of the replicated state. Confined to the apply thread. */
public final class SessionTable {
  /** The session of the product's own commands, which are not counted. */
  public static final long NONE = 0;

  private static final long CHECK_MILLIS = 1_000;

  private final Map<Long, Session> sessions = new TreeMap<>();
  private long lastId = NONE;
  private long checkedMillis;
  private volatile int size;

  /** Opens a session; its id is given by the log and so the same on every node. */
  public long open(String nodeId, long timeoutMillis, long logTimeMillis) {
    long id = ++lastId;
    sessions.put(id, new Session(id, nodeId, timeoutMillis, logTimeMillis));
    size = sessions.size();
    return id;
  }

  /** The session with this id, or null if there never was one or it has expired. */
  public @Nullable Session get(long id) {
    return sessions.get(id);
  }

  /** Forgets sessions that were silent for their timeout; looks once in a second of log time. */
  public void expire(long logTimeMillis) {
    if (logTimeMillis / CHECK_MILLIS != checkedMillis / CHECK_MILLIS) {
      checkedMillis = logTimeMillis;
      sessions.values().removeIf(session -> session.expiredAt(logTimeMillis));
      size = sessions.size();
    }
  }

  /** How many sessions there are; from any thread. */
  public int size() {
    return size;
  }

  /** Writes all of it. */
  public void save(DataOutputStream out) throws IOException {
    out.writeLong(lastId);
    out.writeLong(checkedMillis);
    out.writeInt(sessions.size());
    for (Session session : sessions.values()) {
      session.save(out);
    }
  }

  /** Replaces all of it. */
  public void load(DataInputStream in) throws IOException {
    lastId = in.readLong();
    checkedMillis = in.readLong();
    sessions.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      Session session = Session.load(in);
      sessions.put(session.id(), session);
    }
    size = sessions.size();
  }
}
