/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.DefinitionProblem;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.PayloadCodec;
import io.quorate.cluster.spi.TopicDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks definitions together: names, versions, and what belongs together. */
public final class DefinitionCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int FIRST_APPLICATION_CODEC = 32;

  private record Placed(String handler, OperationDefinition operation) {}

  private final Problems problems;
  private final Set<String> handlers = new HashSet<>();
  private final Set<String> subscriptions = new HashSet<>();
  private final Map<String, List<Placed>> byName = new HashMap<>();

  DefinitionCheck(Problems problems) {
    this.problems = problems;
  }

  /** Everything that is wrong with these classes as handlers of one node. */
  public static List<DefinitionProblem> check(Collection<Class<?>> classes) {
    Problems problems = new Problems();
    DefinitionCheck check = new DefinitionCheck(problems);
    for (Class<?> type : classes) {
      check.handler(AnnotatedHandlers.definition(type, null, problems), type.getName());
    }
    return problems.list();
  }

  void handler(HandlerDefinition handler, String where) {
    if (!NAME.matcher(handler.name()).matches() || handler.name().equals(HandlerRegistry.SYSTEM)) {
      problems.add(
          DefinitionCode.HANDLER_NAME,
          where,
          "the name \"" + handler.name() + "\" is not one a handler can have",
          "use 1 to 128 of A-Z a-z 0-9 . _ - and not \"" + HandlerRegistry.SYSTEM + "\"");
    }
    if (!handlers.add(handler.name())) {
      problems.add(
          DefinitionCode.DUPLICATE_HANDLER,
          where,
          "a second handler has the name \"" + handler.name() + "\"",
          "give each handler a name of its own, as names are the identity of state");
    }
    boolean writes =
        handler.operations().stream().anyMatch(operation -> operation.kind() == Kind.WRITE);
    if (writes && handler.source().isEmpty()) {
      problems.add(
          DefinitionCode.NO_SNAPSHOT,
          where,
          "has @OnWrite operations whose state is never saved",
          "add a @SaveSnapshot and a @LoadSnapshot method");
    }
    handler.operations().forEach(operation -> operation(handler.name(), operation, where));
    handler.topics().forEach(topic -> topic(handler, topic, where));
  }

  private void topic(HandlerDefinition handler, TopicDefinition topic, String where) {
    try {
      new TopicPattern(topic.pattern());
    } catch (IllegalArgumentException e) {
      problems.add(
          DefinitionCode.TOPIC_NAME,
          topic.invoker(),
          where,
          "subscribes to what is no topic: " + e.getMessage(),
          "write a topic such as prices.eur, or a pattern such as prices.*");
      return;
    }
    String name = BoundTopic.nameOf(handler, topic);
    if (!topic.subscription().isEmpty() && !NAME.matcher(name).matches()) {
      problems.add(
          DefinitionCode.SUBSCRIPTION_NAME,
          topic.invoker(),
          where,
          "the name \"" + name + "\" is not one a subscription can have",
          "use 1 to 128 of A-Z a-z 0-9 . _ -");
    } else if (!subscriptions.add(name)) {
      problems.add(
          DefinitionCode.SUBSCRIPTION_NAME,
          topic.invoker(),
          where,
          "a second subscription has the name \"" + name + "\"",
          "give each a name of its own by subscription = \"…\", as it keeps the position by it");
    }
  }

  private void operation(String handler, OperationDefinition operation, String where) {
    String name = operation.name();
    if (!NAME.matcher(name).matches()) {
      problems.add(
          DefinitionCode.OPERATION_NAME,
          operation.invoker(),
          where,
          "the name \"" + name + "\" is not one an operation can have",
          "use 1 to 128 of A-Z a-z 0-9 . _ -");
      return;
    }
    if (operation.version() < 1) {
      problems.add(
          DefinitionCode.VERSION,
          operation.invoker(),
          where,
          "operation \"" + name + "\" has version " + operation.version(),
          "begin with version 1");
      return;
    }
    List<Placed> same = byName.computeIfAbsent(name, any -> new ArrayList<>());
    same.stream()
        .filter(
            other ->
                !other.handler().equals(handler) || other.operation().kind() != operation.kind())
        .findFirst()
        .ifPresentOrElse(
            other ->
                problems.add(
                    DefinitionCode.DUPLICATE_OPERATION,
                    operation.invoker(),
                    where,
                    "operation \""
                        + name
                        + "\" is also defined by handler \""
                        + other.handler()
                        + "\" as a "
                        + other.operation().kind(),
                    "give each operation a name of its own"),
            () -> version(same, operation, where));
    same.add(new Placed(handler, operation));
  }

  private void version(List<Placed> same, OperationDefinition operation, String where) {
    if (same.stream().anyMatch(other -> other.operation().version() == operation.version())) {
      problems.add(
          DefinitionCode.DUPLICATE_VERSION,
          operation.invoker(),
          where,
          "operation \"" + operation.name() + "\" has version " + operation.version() + " twice",
          "give the newer one the next version, or another name");
    }
  }

  void codecs(List<PayloadCodec> codecs) {
    for (PayloadCodec codec : codecs) {
      if (codec.id() < FIRST_APPLICATION_CODEC) {
        problems.add(
            DefinitionCode.RESERVED_CODEC,
            "codec " + codec.name(),
            "has the reserved id " + codec.id(),
            "use 32 to 127");
      }
    }
  }
}
