/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.bench.system;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStream;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ClusterInfo;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An application with a NATS server beside it: publishes to, and reads from, that server. */
final class NatsSystem implements MessagingSystem {
  static final List<String> SETTINGS = settings(false);
  static final List<String> SETTINGS_TOGETHER = settings(true);

  private static final String STREAM = "bench";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(45);
  private static final Duration RETRY = Duration.ofMillis(100);

  private final NodeSpec node;
  private final boolean together;
  private Consumer<byte[]> messages = message -> {};
  private @Nullable Running running;

  private record Running(
      NatsServer server,
      Connection publishing,
      Connection reading,
      JetStream stream,
      JetStreamManagement management,
      MessageConsumer reader,
      NatsAcks acks) {}

  /**
   * A node, not started.
   *
   * @param together whether messages are acknowledged many at once, instead of one by one
   */
  NatsSystem(NodeSpec node, boolean together) {
    this.node = node;
    this.together = together;
  }

  private static List<String> settings(boolean together) {
    return List.of(
        "a nats-server process beside each node's, clustered; the node's jnats client talks to it",
        "stream with 3 replicas, file storage, sync_interval always, limits retention without"
            + " limits, so that nothing is removed meanwhile",
        "publishAsync without Nats-Msg-Id, each publish awaited by its caller",
        "one durable pull consumer for each node; "
            + (together
                ? "AckPolicy.All, the latest handled message acknowledged every "
                    + NatsAcks.PAUSE.toMillis()
                    + " ms, as Quorate's nodes do"
                : "AckPolicy.Explicit, each message acknowledged when it is handled")
            + "; at most 1000 unacknowledged messages each, the server's default",
        "no publisher is held when a reader is behind; connections of their own for publishing"
            + " and reading; the processor time of the servers counts");
  }

  @Override
  public void onMessage(Consumer<byte[]> handler) {
    messages = handler;
  }

  @Override
  public void start() throws Exception {
    NatsBinary binary = NatsBinary.find().orElseThrow(() -> new IOException(NatsBinary.WAY_OUT));
    NatsServer server = NatsServer.start(binary, node);
    NatsAcks acks = together ? NatsAcks.together() : NatsAcks.each();
    try {
      long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
      Connection publishing = retried(server, deadline, this::connect);
      Connection reading = connect();
      JetStreamManagement management = publishing.jetStreamManagement();
      if (node.peers().get(0).equals(node.self())) {
        retried(server, deadline, () -> management.addStream(stream()));
      }
      ConsumerContext reader =
          retried(
              server,
              deadline,
              () -> reading.getStreamContext(STREAM).createOrUpdateConsumer(consumer()));
      running =
          new Running(
              server,
              publishing,
              reading,
              publishing.jetStream(),
              management,
              reader.consume(message -> handle(message, acks)),
              acks);
    } catch (Exception e) {
      acks.close();
      server.close();
      throw e;
    }
  }

  private Connection connect() throws IOException, InterruptedException {
    return Nats.connect(
        Options.builder().server(NatsServer.url(node.self())).maxReconnects(-1).build());
  }

  private static StreamConfiguration stream() {
    return StreamConfiguration.builder()
        .name(STREAM)
        .subjects(STREAM)
        .storageType(StorageType.File)
        .retentionPolicy(RetentionPolicy.Limits)
        .replicas(3)
        .build();
  }

  private ConsumerConfiguration consumer() {
    return ConsumerConfiguration.builder()
        .durable("reader-" + node.id())
        .ackPolicy(together ? AckPolicy.All : AckPolicy.Explicit)
        .build();
  }

  private interface Attempt<T> {
    T run() throws Exception;
  }

  /** Until the servers have found each other, and the first node has made the stream. */
  private <T> T retried(NatsServer server, long deadline, Attempt<T> attempt) throws Exception {
    while (true) {
      try {
        return attempt.run();
      } catch (IOException | JetStreamApiException e) {
        if (!server.isAlive()) {
          throw new IOException(
              "nats-server has ended; see " + node.directory().resolve("nats-server.log"), e);
        }
        if (System.nanoTime() - deadline >= 0) {
          throw e;
        }
        Thread.sleep(RETRY);
      }
    }
  }

  private void handle(Message message, NatsAcks acks) {
    messages.accept(message.getData());
    acks.handled(message);
  }

  /** The stream's leader: what is published to its server need not travel first. */
  @Override
  public boolean isLeader() {
    try {
      ClusterInfo cluster = running().management.getStreamInfo(STREAM).getClusterInfo();
      return cluster != null && node.id().equals(cluster.getLeader());
    } catch (IOException | JetStreamApiException e) {
      return false;
    }
  }

  @Override
  public CompletionStage<?> publish(byte[] message) {
    return running().stream.publishAsync(STREAM, message);
  }

  private Running running() {
    Running current = running;
    if (current == null) {
      throw new IllegalStateException("node '" + node.id() + "' is not started");
    }
    return current;
  }

  @Override
  public void close() throws IOException {
    Running current = running;
    running = null;
    if (current == null) {
      return;
    }
    try {
      current.reader.stop();
      current.acks.close();
      current.reading.close();
      current.publishing.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      current.server.close();
    }
  }
}
