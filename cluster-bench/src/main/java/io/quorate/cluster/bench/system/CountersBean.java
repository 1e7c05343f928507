/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.SaveSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The counters as a handler bean; there is one in a process. */
@ClusterHandler("counters")
public class CountersBean implements CountersApi {
  private static final AtomicReference<@Nullable CountersHandler> LATEST = new AtomicReference<>();

  private final CountersHandler counters = new CountersHandler();

  /** Made by the container. */
  public CountersBean() {
    LATEST.set(counters);
  }

  static Counters latest() {
    CountersHandler found = LATEST.get();
    return found == null ? new Counters() : found.counters();
  }

  @Override
  public CompletionStage<byte[]> write(byte[] command) {
    return CompletableFuture.completedFuture(counters.write(command));
  }

  @Override
  public CompletionStage<byte[]> read(byte[] command) {
    return CompletableFuture.completedFuture(counters.read(command));
  }

  /** Saves all counts. */
  @SaveSnapshot
  public void save(OutputStream out) throws IOException {
    counters.save(out);
  }

  /** Restores all counts. */
  @LoadSnapshot
  public void load(InputStream in) throws IOException {
    counters.load(in);
  }
}
