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
    Optional<String> objection = SnapshotSections.objection(name, section.version());
    if (objection.isPresent()) {
      throw new IOException(objection.get() + "; upgrade this node");
    }
    if (name.startsWith(StateSnapshot.HANDLER)) {
      target(name.substring(StateSnapshot.HANDLER.length())).load(body, section.version());
      return;
    }
    DataInputStream data = new DataInputStream(body);
    switch (name) {
      case StateSnapshot.STATE -> tables.load(data);
      case StateSnapshot.SESSIONS -> tables.sessions().load(data);
      case StateSnapshot.OPERATIONS -> tables.operations().load(data);
      case StateSnapshot.EPOCH -> tables.loadEpoch(data);
      case StateSnapshot.MEMBERS -> tables.members().load(data);
      case StateSnapshot.TOPICS -> tables.topics().load(data, section.version());
      default -> throw new IllegalStateException("section " + name + " is known to be loaded");
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
