/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.format;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriter;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code node.json}: who the owner of a data directory is.
 *
 * <p>Fields this version does not know are ignored and not written back: a field that must survive
 * an older version needs a new format number.
 *
 * @param nodeId the node's id
 * @param incarnation eight lower-case hexadecimal characters, new whenever the storage is
 * @param clusterUuid the cluster this storage belongs to, once it belongs to one
 * @param epoch epoch of that cluster, not negative
 */
public record NodeFile(String nodeId, String incarnation, @Nullable UUID clusterUuid, long epoch) {
  /** The format this version reads and writes. */
  public static final int FORMAT = 1;

  private static final int MAX_BYTES = 64 * 1024;
  private static final Pattern INCARNATION = Pattern.compile("[0-9a-f]{8}");

  /** Checks the fields. */
  public NodeFile {
    if (nodeId.isBlank()) {
      throw new IllegalArgumentException("nodeId is blank");
    }
    if (!INCARNATION.matcher(incarnation).matches()) {
      throw new IllegalArgumentException(
          "incarnation \"" + incarnation + "\" is not eight lower-case hexadecimal characters");
    }
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch " + epoch + " is negative");
    }
  }

  /** The same storage as a member of this cluster at this epoch. */
  public NodeFile inCluster(UUID uuid, long newEpoch) {
    return new NodeFile(nodeId, incarnation, uuid, newEpoch);
  }

  /**
   * The file's content, or empty if there is no such file.
   *
   * @throws DataDirectoryException if it cannot be read or is not a node file
   * @throws UnknownFormatException if a newer version wrote it
   */
  public static Optional<NodeFile> read(Path file) {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new DataDirectoryException(
          "Cannot read "
              + file
              + " ("
              + DataDirectoryException.reason(e)
              + "): make it readable for the user this process runs as",
          e);
    }
    if (content.length > MAX_BYTES) {
      throw malformed(file, "it is larger than " + MAX_BYTES + " bytes", null);
    }
    try (JsonReader reader =
        JsonProvider.provider().createReader(new ByteArrayInputStream(content))) {
      return Optional.of(parse(file, reader.readObject()));
    } catch (JsonException | IllegalArgumentException | ArithmeticException e) {
      throw malformed(file, String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Replaces the file, durably and as one step.
   *
   * @throws DataDirectoryException if it cannot be written
   */
  public void write(Path file) {
    try {
      AtomicFile.write(file, toJson());
    } catch (IOException e) {
      throw new DataDirectoryException(
          "Cannot write "
              + file
              + " ("
              + DataDirectoryException.reason(e)
              + "): check free space and permissions of its directory",
          e);
    }
  }

  private byte[] toJson() {
    JsonProvider json = JsonProvider.provider();
    JsonObjectBuilder object =
        json.createObjectBuilder()
            .add("format", FORMAT)
            .add("nodeId", nodeId)
            .add("incarnation", incarnation);
    if (clusterUuid != null) {
      object.add("clusterUuid", clusterUuid.toString());
    }
    object.add("epoch", epoch);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonWriter writer =
        json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(out)) {
      writer.writeObject(object.build());
    }
    return out.toByteArray();
  }

  private static NodeFile parse(Path file, JsonObject object) {
    long format = number(object, "format");
    if (format != FORMAT) {
      throw new UnknownFormatException(
          file
              + " has format "
              + format
              + ", this version knows "
              + FORMAT
              + ": run the version that wrote it, or a newer one");
    }
    String uuid = object.containsKey("clusterUuid") ? string(object, "clusterUuid") : null;
    return new NodeFile(
        string(object, "nodeId"),
        string(object, "incarnation"),
        uuid == null ? null : UUID.fromString(uuid),
        number(object, "epoch"));
  }

  private static long number(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value instanceof JsonNumber number) {
      return number.longValueExact();
    }
    throw new IllegalArgumentException(field + " is " + (value == null ? "missing" : "no number"));
  }

  private static String string(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw new IllegalArgumentException(field + " is " + (value == null ? "missing" : "no string"));
  }

  private static DataDirectoryException malformed(
      Path file, String reason, @Nullable Throwable cause) {
    return new DataDirectoryException(
        file
            + " is not a node file ("
            + reason
            + "): restore it from a backup, or move the whole data directory away so that the node"
            + " joins anew with empty storage",
        cause);
  }
}
