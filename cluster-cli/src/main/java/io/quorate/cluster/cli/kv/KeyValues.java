/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.kv;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Texts by key: something to write to and read from when a node runs without an application. */
@ClusterHandler("kv")
public class KeyValues {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 10_000;

  // Plain and sorted: the dispatcher calls one method at a time, and listings have an order.
  private final TreeMap<String, String> values = new TreeMap<>();

  /** Sets a key; the reply is what it held before. */
  @OnWrite("put")
  public @Nullable String put(Entry entry) {
    return values.put(entry.checkedKey(), entry.checkedValue());
  }

  /** Adds to the end of what a key holds; the reply is the whole. */
  @OnWrite("append")
  public @Nullable String append(Entry entry) {
    return values.merge(entry.checkedKey(), entry.checkedValue(), String::concat);
  }

  /** Removes a key; the reply is what it held. */
  @OnWrite("delete")
  public @Nullable String delete(String key) {
    return values.remove(key);
  }

  /** What a key holds. */
  @OnRead("get")
  public @Nullable String get(String key) {
    return values.get(key);
  }

  /** Keys and values in the order of the keys. */
  @OnRead("list")
  public Page list(@Nullable Query query) {
    String prefix = query == null || query.prefix() == null ? "" : query.prefix();
    int limit = query == null || query.limit() == null ? DEFAULT_LIMIT : query.limit();
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "\"limit\" = " + limit + ": write a number from 1 to " + MAX_LIMIT);
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : values.tailMap(prefix, true).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      if (entries.size() == limit) {
        return new Page(entries, true);
      }
      entries.put(entry.getKey(), entry.getValue());
    }
    return new Page(entries, false);
  }

  /** Writes a count, then each key and value. */
  @SaveSnapshot
  public void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
    data.writeInt(values.size());
    for (Map.Entry<String, String> entry : values.entrySet()) {
      write(data, entry.getKey());
      write(data, entry.getValue());
    }
    data.flush();
  }

  /** Reads what {@link #save} wrote. */
  @LoadSnapshot
  public void load(InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(new BufferedInputStream(in));
    values.clear();
    for (int left = data.readInt(); left > 0; left--) {
      values.put(read(data), read(data));
    }
  }

  private static void write(DataOutputStream data, String text) throws IOException {
    // Not writeUTF, which ends at 64 KiB.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeInt(bytes.length);
    data.write(bytes);
  }

  private static String read(DataInputStream data) throws IOException {
    int length = data.readInt();
    byte[] bytes = data.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the snapshot of \"kv\" ends in the middle of a text");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
