/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterBuilder;
import io.quorate.cluster.cli.kv.KeyValues;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What the commands take from the process in which they run.
 *
 * @param handlers what a node hosts; asked once for each node
 * @param builder begins a node
 * @param environment environment variables
 * @param systemProperties the system properties
 * @param in what a payload {@code -} is read from
 * @param binary where replies go that are not text
 * @param terminal whether the output is read by a person
 * @param stop asked once for each node; the node stops when it completes
 * @param clock tells when events happened
 */
record Host(
    Supplier<? extends List<?>> handlers,
    Supplier<ClusterBuilder> builder,
    Map<String, String> environment,
    Properties systemProperties,
    InputStream in,
    OutputStream binary,
    boolean terminal,
    Supplier<? extends CompletionStage<?>> stop,
    Clock clock) {

  /** This process, in which a node runs until its thread is interrupted. */
  static Host ofProcess() {
    return new Host(
        () -> List.of(new KeyValues()),
        Cluster::builder,
        System.getenv(),
        System.getProperties(),
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        Terminal.isOutput(),
        CompletableFuture::new,
        Clock.system(ZoneId.systemDefault()));
  }

  Host withHandlers(Supplier<? extends List<?>> other) {
    return new Host(
        other, builder, environment, systemProperties, in, binary, terminal, stop, clock);
  }

  Host withStop(Supplier<? extends CompletionStage<?>> other) {
    return new Host(
        handlers, builder, environment, systemProperties, in, binary, terminal, other, clock);
  }
}
