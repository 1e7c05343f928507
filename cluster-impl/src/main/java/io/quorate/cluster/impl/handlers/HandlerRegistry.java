/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.DefinitionException;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.spi.CallScope;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.PayloadCodec;
import io.quorate.cluster.spi.SnapshotBody;
import io.quorate.cluster.spi.TopicDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All handlers of a node and their operations. Immutable once made. */
public final class HandlerRegistry implements AutoCloseable {
  /** The handler name of the product's own replicated commands. */
  public static final String SYSTEM = "quorate";

  private final Map<String, HandlerDefinition> handlers = new LinkedHashMap<>();
  private final Map<OperationKey, BoundOperation> byKey = new HashMap<>();
  private final Map<String, List<BoundOperation>> byName = new HashMap<>();
  private final List<BoundTopic> topics = new ArrayList<>();
  private final Codecs codecs;
  private final Payloads payloads;
  private final CallScope scope;

  /**
   * Reads and checks beans and definitions.
   *
   * @throws DefinitionException listing all problems
   */
  public HandlerRegistry(
      List<Object> beans, List<HandlerDefinition> definitions, List<PayloadCodec> codecs) {
    this(beans, definitions, codecs, CallScope.NONE);
  }

  /**
   * Reads and checks beans and definitions, whose reads and leader operations are then called in
   * the scope.
   *
   * @throws DefinitionException listing all problems
   */
  public HandlerRegistry(
      List<Object> beans,
      List<HandlerDefinition> definitions,
      List<PayloadCodec> codecs,
      CallScope scope) {
    Problems problems = new Problems();
    DefinitionCheck check = new DefinitionCheck(problems);
    check.codecs(codecs);
    List<HandlerDefinition> all = new ArrayList<>();
    for (Object bean : beans) {
      HandlerDefinition definition = AnnotatedHandlers.definition(bean, problems);
      check.handler(definition, bean.getClass().getName());
      all.add(definition);
    }
    for (HandlerDefinition definition : definitions) {
      check.handler(definition, "handler \"" + definition.name() + "\"");
      all.add(definition);
    }
    if (!problems.list().isEmpty()) {
      throw new DefinitionException(problems.list());
    }
    this.scope = scope;
    this.codecs = new Codecs(codecs);
    this.payloads = new Payloads(this.codecs);
    all.forEach(this::add);
  }

  private void add(HandlerDefinition handler) {
    handlers.put(handler.name(), handler);
    for (TopicDefinition topic : handler.topics()) {
      topics.add(BoundTopic.of(handler, topic, codecs, scope));
    }
    for (OperationDefinition operation : handler.operations()) {
      PayloadCodec payload = codecs.of(operation.payloadType());
      OperationKey key =
          new OperationKey(handler.name(), operation.name(), operation.version(), payload.id());
      BoundOperation bound =
          new BoundOperation(key, operation, payload, codecs.of(operation.replyType()), scope);
      List<BoundOperation> same = byName.computeIfAbsent(operation.name(), n -> new ArrayList<>());
      same.add(bound);
      same.sort((a, b) -> Integer.compare(b.key().version(), a.key().version()));
      byKey.put(key, bound);
    }
  }

  /** How messages' payloads are encoded. */
  public Payloads payloads() {
    return payloads;
  }

  /** The subscriptions of all handlers. */
  public List<BoundTopic> topics() {
    return List.copyOf(topics);
  }

  /** What surrounds the calls of handlers. */
  public CallScope scope() {
    return scope;
  }

  /** The handlers, in the order in which they were given. */
  public Collection<HandlerDefinition> handlers() {
    return handlers.values();
  }

  /** The handler with this name. */
  public Optional<HandlerDefinition> handler(String name) {
    return Optional.ofNullable(handlers.get(name));
  }

  /** The operation of a command in the log. */
  public @Nullable BoundOperation operation(OperationKey key) {
    return byKey.get(key);
  }

  /** The newest version of a named operation that passes a test. */
  public Optional<BoundOperation> newest(String name, Predicate<BoundOperation> test) {
    return byName.getOrDefault(name, List.of()).stream().filter(test).findFirst();
  }

  /** The replicated operations, each as {@code handler/operation@version}. */
  public SortedSet<String> replicatedOperations() {
    SortedSet<String> names = new TreeSet<>();
    byKey.values().stream()
        .filter(operation -> operation.definition().kind() == Kind.WRITE)
        .forEach(operation -> names.add(label(operation.key())));
    return names;
  }

  /** How an operation is named in replicated state and messages. */
  public static String label(OperationKey key) {
    return key.handler() + "/" + key.operation() + "@" + key.version();
  }

  /** Whether a captured body must be written before anything else is applied. */
  public static boolean isEager(SnapshotBody body) {
    return body instanceof SnapshotMethods.EagerBody;
  }

  @Override
  public void close() {
    codecs.close();
  }
}
