/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.handlers;

import io.quorate.cluster.DefinitionException;
import io.quorate.cluster.impl.format.OperationKey;
import io.quorate.cluster.spi.HandlerDefinition;
import io.quorate.cluster.spi.OperationDefinition;
import io.quorate.cluster.spi.OperationDefinition.Kind;
import io.quorate.cluster.spi.PayloadCodec;
import io.quorate.cluster.spi.SnapshotBody;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All handlers of a node and their operations. Immutable once made. */
public final class HandlerRegistry implements AutoCloseable {
  /** The handler name of the product's own replicated commands. */
  public static final String SYSTEM = "quorate";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private final Map<String, HandlerDefinition> handlers = new LinkedHashMap<>();
  private final Map<OperationKey, BoundOperation> byKey = new HashMap<>();
  private final Map<String, List<BoundOperation>> byName = new HashMap<>();
  private final Codecs codecs;

  /**
   * Reads and checks beans and definitions.
   *
   * @throws DefinitionException listing all problems
   */
  public HandlerRegistry(
      List<Object> beans, List<HandlerDefinition> definitions, List<PayloadCodec> codecs) {
    this.codecs = new Codecs(codecs);
    List<String> problems = new ArrayList<>();
    List<HandlerDefinition> all = new ArrayList<>();
    beans.forEach(bean -> all.add(AnnotatedHandlers.definition(bean, problems)));
    all.addAll(definitions);
    codecs.stream()
        .filter(codec -> codec.id() < 32)
        .forEach(
            codec ->
                problems.add(
                    "codec "
                        + codec.name()
                        + ": id "
                        + codec.id()
                        + " is reserved; use 32 to 127"));
    all.forEach(definition -> add(definition, problems));
    if (!problems.isEmpty()) {
      this.codecs.close();
      throw new DefinitionException(problems);
    }
  }

  private void add(HandlerDefinition handler, List<String> problems) {
    String where = "handler \"" + handler.name() + "\"";
    if (!NAME.matcher(handler.name()).matches() || handler.name().equals(SYSTEM)) {
      problems.add(where + ": use 1 to 128 of A-Z a-z 0-9 . _ - and not \"" + SYSTEM + "\"");
    }
    if (handlers.putIfAbsent(handler.name(), handler) != null) {
      problems.add(where + ": a second handler has this name; names are the state's identity");
    }
    boolean writes =
        handler.operations().stream().anyMatch(operation -> operation.kind() == Kind.WRITE);
    if (writes && handler.source().isEmpty()) {
      problems.add(
          where + ": has @OnWrite operations; add a @SaveSnapshot and a @LoadSnapshot method");
    }
    handler.operations().forEach(operation -> add(handler, operation, where, problems));
  }

  private void add(
      HandlerDefinition handler,
      OperationDefinition operation,
      String where,
      List<String> problems) {
    String what = where + ", operation \"" + operation.name() + "\"";
    if (!NAME.matcher(operation.name()).matches()) {
      problems.add(what + ": use 1 to 128 of A-Z a-z 0-9 . _ -");
      return;
    }
    if (operation.version() < 1) {
      problems.add(what + ": version " + operation.version() + "; versions begin with 1");
      return;
    }
    PayloadCodec payload = codecs.of(operation.payloadType());
    OperationKey key =
        new OperationKey(handler.name(), operation.name(), operation.version(), payload.id());
    BoundOperation bound =
        new BoundOperation(key, operation, payload, codecs.of(operation.replyType()));
    List<BoundOperation> same = byName.computeIfAbsent(operation.name(), name -> new ArrayList<>());
    for (BoundOperation other : same) {
      if (!other.key().handler().equals(handler.name())
          || other.definition().kind() != operation.kind()) {
        problems.add(
            what
                + ": also defined by handler \""
                + other.key().handler()
                + "\" as "
                + other.definition().kind()
                + "; operation names are unique");
      } else if (other.key().version() == operation.version()) {
        problems.add(what + ": version " + operation.version() + " is defined twice");
      }
    }
    same.add(bound);
    same.sort((a, b) -> Integer.compare(b.key().version(), a.key().version()));
    byKey.put(key, bound);
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
