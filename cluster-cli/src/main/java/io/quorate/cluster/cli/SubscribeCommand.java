/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.cli.client.Answer;
import io.quorate.cluster.cli.client.DurableSource;
import io.quorate.cluster.cli.client.Endpoint;
import io.quorate.cluster.cli.client.EventSource;
import io.quorate.cluster.cli.client.NoAnswerException;
import io.quorate.cluster.cli.client.RefusedException;
import io.quorate.cluster.cli.client.TopicSource;
import io.quorate.cluster.cli.client.TopicSource.Delivery;
import io.quorate.cluster.cli.config.Settings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "subscribe",
    description = {
      "Shows the messages of a topic, a line each: topic, number, payload.",
      "Without --follow it ends with the last message that was there when it began. A subscriber"
          + " with an id goes on, at any node, after what it has shown before, and holds the"
          + " trimming of what it has not."
    },
    exitCodeList = {
      "0:done",
      "1:refused, or the node has ended the stream",
      "2:wrong usage",
      "3:no node could be reached, or it is gone"
    },
    footer = {
      "@|bold Examples:|@",
      "  ${COMMAND-FULL-NAME} orders",
      "  ${COMMAND-FULL-NAME} orders --from latest --follow --json",
      "  ${COMMAND-FULL-NAME} 'orders.**' --id audit"
    })
final class SubscribeCommand extends AbstractCommand {
  /** Of what was shown, this much may be shown again after a crash. */
  private static final long ACK_NANOS = Duration.ofMillis(200).toNanos();

  private static final Duration LOOK = Duration.ofMillis(50);

  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "TOPIC",
      description = "The topic; with --id also a pattern such as orders.* or orders.**.")
  String topic = "";

  @Option(
      names = "--from",
      paramLabel = "earliest|latest|SEQ",
      defaultValue = "earliest",
      description =
          "Where to begin: with the oldest message that is retained, with the next, or with a"
              + " message's number (default: ${DEFAULT-VALUE}). An id that is known goes on where"
              + " it was.")
  String from = "earliest";

  @Nullable
  @Option(
      names = "--id",
      paramLabel = "ID",
      description =
          "Subscribe durably, over gRPC: the cluster keeps how far this id has got, until it is"
              + " unsubscribed.")
  String id;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on with what is published from now on.")
  boolean follow;

  @Option(names = "--json", description = "Each message with all that is known, as JSON.")
  boolean json;

  @Mixin NodeOptions node = new NodeOptions();

  SubscribeCommand(Host host) {
    this.host = host;
  }

  @Override
  int run() throws CommandFailure, InterruptedException {
    checkFrom();
    Settings settings = node.settings(this, host);
    try (TopicSource source = open(settings)) {
      Optional<Backlog> backlog = follow ? Optional.empty() : Optional.of(backlog(settings));
      show(source, backlog, new DeliveryOutput(out(), this::error, json));
    } catch (InterruptedException e) {
      if (!follow) {
        throw e;
      }
      // There is no other end to it; the thread's owner may want to know too.
      Thread.currentThread().interrupt();
    } catch (RefusedException e) {
      throw new CommandFailure(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    } catch (NoAnswerException e) {
      throw new CommandFailure(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private void checkFrom() {
    if (from.equals("earliest") || from.equals("latest")) {
      return;
    }
    try {
      if (Long.parseLong(from) > 0) {
        return;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw usage(
        "--from \"" + from + "\": write earliest, latest, or a message's number, 1 or more");
  }

  private TopicSource open(Settings settings)
      throws RefusedException, NoAnswerException, InterruptedException {
    Endpoint endpoint = node.endpoint(this, settings);
    return id == null
        ? new EventSource(endpoint, topic, from)
        : new DurableSource(endpoint, id, topic, from);
  }

  private Backlog backlog(Settings settings)
      throws CommandFailure, NoAnswerException, InterruptedException {
    Answer answer = node.topics(this, settings);
    if (answer.error().isPresent()) {
      throw new CommandFailure(ExitCode.REFUSED, answer.error().orElse(""));
    }
    return id == null ? Backlog.from(answer.body(), topic, from) : Backlog.of(answer.body(), id);
  }

  private void show(TopicSource source, Optional<Backlog> backlog, DeliveryOutput output)
      throws RefusedException, NoAnswerException, InterruptedException {
    long acknowledged = System.nanoTime();
    while (backlog.isEmpty() || !backlog.get().isOver()) {
      Optional<Delivery> next = source.next(LOOK);
      long now = System.nanoTime();
      if (next.isPresent()) {
        Delivery delivery = next.get();
        output.show(delivery);
        backlog.ifPresent(rest -> rest.came(delivery.topic(), delivery.position()));
      } else {
        // Whoever reads along sees it when nothing more comes at once.
        out().flush();
      }
      if (now - acknowledged > ACK_NANOS) {
        out().flush();
        source.acknowledge();
        acknowledged = now;
      }
    }
    out().flush();
    source.acknowledge();
  }
}
