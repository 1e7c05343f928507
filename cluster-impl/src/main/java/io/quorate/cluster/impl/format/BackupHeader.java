/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * What an archive is of: the first section of a backup, as JSON. Fields that this version does not
 * know are ignored.
 *
 * @param clusterName name of the cluster
 * @param clusterId the cluster's UUID
 * @param epoch the cluster's epoch
 * @param index the last log index that the state contains
 * @param term the term of that entry
 * @param featureLevel the replicated feature level
 * @param created when it was taken, by the clock of the node
 * @param nodeId the node that it was taken from
 * @param version the product version of that node
 */
public record BackupHeader(
    String clusterName,
    UUID clusterId,
    long epoch,
    long index,
    long term,
    int featureLevel,
    Instant created,
    String nodeId,
    String version) {
  /** The section's name. */
  public static final String SECTION = "backup";

  /** The version of its content that is written. */
  public static final int VERSION = 1;

  /** As bytes. */
  public byte[] encode() {
    return JsonProvider.provider()
        .createObjectBuilder()
        .add("clusterName", clusterName)
        .add("clusterId", clusterId.toString())
        .add("epoch", epoch)
        .add("index", index)
        .add("term", term)
        .add("featureLevel", featureLevel)
        .add("created", created.toString())
        .add("nodeId", nodeId)
        .add("version", version)
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * From bytes.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public static BackupHeader decode(byte[] bytes) {
    try (JsonReader reader =
        JsonProvider.provider().createReader(new ByteArrayInputStream(bytes))) {
      JsonObject object = reader.readObject();
      return new BackupHeader(
          text(object, "clusterName"),
          UUID.fromString(text(object, "clusterId")),
          number(object, "epoch"),
          number(object, "index"),
          number(object, "term"),
          Math.toIntExact(number(object, "featureLevel")),
          Instant.parse(text(object, "created")),
          text(object, "nodeId"),
          text(object, "version"));
    } catch (JsonException | ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException(
          "what it says of itself cannot be read: " + e.getMessage(), e);
    }
  }

  private static String text(JsonObject object, String name) {
    if (object.get(name) instanceof JsonString text) {
      return text.getString();
    }
    throw new IllegalArgumentException("field " + name + " is missing or no text");
  }

  private static long number(JsonObject object, String name) {
    if (object.get(name) instanceof JsonNumber number && number.longValueExact() >= 0) {
      return number.longValueExact();
    }
    throw new IllegalArgumentException("field " + name + " is missing or no number from 0");
  }
}
