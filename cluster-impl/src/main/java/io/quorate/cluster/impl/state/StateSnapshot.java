/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

import io.quorate.cluster.impl.consensus.LogPosition;
import io.quorate.cluster.impl.consensus.SnapshotImage;
import io.quorate.cluster.impl.format.SnapshotWriter;
import io.quorate.cluster.impl.handlers.HandlerRegistry;
import io.quorate.cluster.impl.topics.TopicTable;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.SnapshotBody;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The state as captured between two entries. What a handler writes at once goes to a file on the
 * side, so that the capture needs no memory in proportion to the state.
 */
final class StateSnapshot implements SnapshotImage {
  /** Section names; part of the snapshot's format. */
  static final String STATE = "state";

  static final String SESSIONS = "sessions";
  static final String OPERATIONS = "operations";
  static final String MEMBERS = "members";
  static final String TOPICS = "topics";
  static final String EPOCH = "epoch";
  static final String HANDLER = "handler/";
  static final int VERSION = 1;

  private record Part(String name, int version, SnapshotBody body) {}

  private final LogPosition position;
  private final Spool spool;
  private final List<Part> parts = new ArrayList<>();
  private final List<Path> spooled = new ArrayList<>();

  private StateSnapshot(LogPosition position, Spool spool) {
    this.position = position;
    this.spool = spool;
  }

  /** Captures; on the apply thread. */
  static StateSnapshot capture(
      LogPosition position, Tables tables, HandlerRegistry handlers, Spool spool)
      throws IOException {
    StateSnapshot snapshot = new StateSnapshot(position, spool);
    try {
      snapshot.inMemory(STATE, tables::save);
      snapshot.inMemory(SESSIONS, tables.sessions()::save);
      snapshot.inMemory(OPERATIONS, tables.operations()::save);
      snapshot.inMemory(MEMBERS, tables.members()::save);
      if (tables.epoch() > 0) {
        snapshot.inMemory(EPOCH, tables::saveEpoch);
      }
      if (tables.featureLevel() >= Tables.TOPICS_LEVEL) {
        TopicTable.Image topics = tables.topics().capture();
        snapshot.parts.add(new Part(TOPICS, topics.version(), out -> save(topics, out)));
      }
      for (HandlerDefinition handler : handlers.handlers()) {
        if (handler.source().isPresent()) {
          snapshot.handler(handler, handler.source().get().capture());
        }
      }
      return snapshot;
    } catch (IOException | RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  private void inMemory(String name, Saver saver) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    saver.save(new DataOutputStream(bytes));
    parts.add(new Part(name, VERSION, bytes::writeTo));
  }

  private static void save(TopicTable.Image topics, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    topics.save(data);
    data.flush();
  }

  private void handler(HandlerDefinition handler, SnapshotBody body) throws IOException {
    SnapshotBody later = HandlerRegistry.isEager(body) ? spool(body) : body;
    parts.add(new Part(HANDLER + handler.name(), handler.snapshotVersion(), later));
  }

  private SnapshotBody spool(SnapshotBody body) throws IOException {
    Path file = spool.file();
    spooled.add(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      body.writeTo(out);
    }
    return out -> {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        in.transferTo(out);
      }
    };
  }

  @Override
  public LogPosition position() {
    return position;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    SnapshotWriter writer = new SnapshotWriter(out);
    writeSections(writer);
    writer.finish();
  }

  /** Writes the state behind what a container holds already. */
  void writeSections(SnapshotWriter writer) throws IOException {
    for (Part part : parts) {
      try (OutputStream section =
          new BufferedOutputStream(writer.section(part.name(), part.version()))) {
        part.body().writeTo(section);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path file : spooled) {
      Files.deleteIfExists(file);
    }
  }

  @FunctionalInterface
  private interface Saver {
    void save(DataOutputStream out) throws IOException;
  }
}
