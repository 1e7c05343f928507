/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.impl.format.BackupHeader;
import io.quorate.cluster.impl.recovery.Archive;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.nio.file.Path;

/** What a backup holds, as JSON. */
final class ArchiveObject {
  private ArchiveObject() {}

  /** The file is told by the name it will have. */
  static JsonObject of(Archive archive, Path file) {
    BackupHeader header = archive.header();
    JsonArrayBuilder parts = Json.createArrayBuilder();
    for (Archive.Part part : archive.parts()) {
      parts.add(
          Json.createObjectBuilder()
              .add("name", part.name())
              .add("version", part.version())
              .add("bytes", part.bytes()));
    }
    return Json.createObjectBuilder()
        .add("file", file.toString())
        .add("bytes", archive.bytes())
        .add("clusterName", header.clusterName())
        .add("clusterId", header.clusterId().toString())
        .add("epoch", header.epoch())
        .add("index", header.index())
        .add("term", header.term())
        .add("featureLevel", header.featureLevel())
        .add("created", header.created().toString())
        .add("nodeId", header.nodeId())
        .add("version", header.version())
        .add("parts", parts)
        .build();
  }
}
