/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A topic as captured between two entries; its messages are shared, not copied. */
record TopicImage(
    String name, long lastSeq, Map<Subscriber, Cursor> cursors, List<StoredMessage> messages) {

  /** Writes it, with or without the numbers of cursors. */
  void save(DataOutput out, boolean registrations) throws IOException {
    out.writeUTF(name);
    out.writeLong(lastSeq);
    out.writeInt(cursors.size());
    for (Map.Entry<Subscriber, Cursor> cursor : cursors.entrySet()) {
      cursor.getKey().save(out);
      out.writeLong(cursor.getValue().position());
      if (registrations) {
        out.writeLong(cursor.getValue().registered());
      }
    }
    out.writeInt(messages.size());
    for (StoredMessage message : messages) {
      message.save(out);
    }
  }
}
