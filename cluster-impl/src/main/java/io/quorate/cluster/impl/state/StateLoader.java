/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.format.SnapshotReader;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.spi.SnapshotTarget;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Replaces the state by a snapshot. On the apply thread. */
final class StateLoader {
  private final Tables tables;
  private final HandlerRegistry handlers;

  StateLoader(Tables tables, HandlerRegistry handlers) {
    this.tables = tables;
    this.handlers = handlers;
  }

  void load(InputStream in) throws IOException {
    SnapshotReader reader = new SnapshotReader(in);
    for (Optional<SnapshotReader.Section> section = reader.next();
        section.isPresent();
        section = reader.next()) {
      try (InputStream body = section.get().body()) {
        load(section.get(), body);
      }
    }
    tables.requireKnown(handlers);
  }

  private void load(SnapshotReader.Section section, InputStream body) throws IOException {
    String name = section.name();
    if (name.startsWith(StateSnapshot.HANDLER)) {
      target(name.substring(StateSnapshot.HANDLER.length())).load(body, section.version());
      return;
    }
    if (name.equals(StateSnapshot.TOPICS)) {
      tables.topics().load(new DataInputStream(body), section.version());
      return;
    }
    if (section.version() != StateSnapshot.VERSION) {
      throw new IOException(
          "section " + name + " has version " + section.version() + "; upgrade this node");
    }
    DataInputStream data = new DataInputStream(body);
    switch (name) {
      case StateSnapshot.STATE -> tables.load(data);
      case StateSnapshot.SESSIONS -> tables.sessions().load(data);
      case StateSnapshot.OPERATIONS -> tables.operations().load(data);
      case StateSnapshot.EPOCH -> tables.loadEpoch(data);
      case StateSnapshot.MEMBERS -> tables.members().load(data);
      default -> throw new IOException("section " + name + " is unknown; upgrade this node");
    }
  }

  private SnapshotTarget target(String handler) throws IOException {
    return handlers
        .handler(handler)
        .flatMap(definition -> definition.target())
        .orElseThrow(
            () ->
                new IOException(
                    "the snapshot has state of handler \""
                        + handler
                        + "\", and this node has no such handler; start it with the handlers of"
                        + " the other nodes"));
  }
}
