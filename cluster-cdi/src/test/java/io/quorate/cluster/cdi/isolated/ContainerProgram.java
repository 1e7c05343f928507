/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.isolated;

import io.quorate.cluster.Cluster;
import io.quorate.cluster.ClusterStatus;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A container with a handler, found by discovery, that is asked in words. */
public final class ContainerProgram implements UnaryOperator<String> {
  private final SeContainer container;

  /** Starts the container and with it the node. */
  public ContainerProgram() {
    container = SeContainerInitializer.newInstance().addBeanClasses(Tally.class).initialize();
  }

  @Override
  public String apply(String question) {
    String[] words = question.split(" ", -1);
    try {
      return switch (words[0]) {
        case "health" -> HealthEndpoint.answer(container, words[1]);
        case "status" -> status().toString();
        case "add" ->
            cluster()
                .appWrite("add", Long.valueOf(words[1]), Long.class)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .toString();
        case "join" -> {
          cluster()
              .admin()
              .join(words[1], words[2])
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
          yield "joined";
        }
        case "ready" -> {
          cluster().ready().toCompletableFuture().get(20, TimeUnit.SECONDS);
          yield "ready";
        }
        case "seen" ->
            String.valueOf(
                cluster().members().stream().anyMatch(member -> member.id().equals(words[1])));
        case "figure" -> figure(words[1]);
        case "break" -> {
          Tally.broken = true;
          yield "broken";
        }
        case "close" -> {
          container.close();
          yield "closed";
        }
        default -> throw new IllegalArgumentException(question);
      };
    } catch (Exception e) {
      throw new IllegalStateException(question, e);
    }
  }

  private Cluster cluster() {
    return container.select(Cluster.class).get();
  }

  private ClusterStatus status() {
    return cluster().status();
  }

  private String figure(String name) {
    return cluster().metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .map(metric -> String.valueOf(metric.value()))
        .findFirst()
        .orElse("none");
  }
}
