/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.quorate.cluster.ClusterStatus;
import io.quorate.cluster.Member;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.Suffrage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node's status as JSON, as the management port shows it and as nodes ask each other for it.
 * Names are fixed: clients of other languages read them. Unknown fields are ignored, so that a
 * newer node's status can be read.
 */
public final class StatusJson {
  private final Json json;

  /** Uses, and does not close, the given JSON. */
  public StatusJson(Json json) {
    this.json = json;
  }

  /** The bytes of a status. What is not known is an empty text. */
  public byte[] encode(ClusterStatus status) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("healthy", status.healthy());
    object.put("term", status.term());
    object.put("leaderId", status.leaderId().orElse(""));
    object.put("leaderAddr", status.leaderAddress().orElse(""));
    object.put("members", status.members().stream().map(StatusJson::member).toList());
    object.put("warnings", status.warnings());
    object.put("clusterName", status.clusterName());
    object.put("clusterId", status.clusterId().map(UUID::toString).orElse(""));
    object.put("nodeId", status.nodeId());
    object.put("role", lower(status.role()));
    object.put("commitIndex", status.commitIndex());
    object.put("appliedIndex", status.appliedIndex());
    status.haltReason().ifPresent(reason -> object.put("haltReason", reason));
    return json.write(object);
  }

  static Map<String, Object> member(Member member) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", member.id());
    object.put("addr", member.address());
    object.put("meta", new TreeMap<>(member.metadata()));
    object.put("suffrage", lower(member.suffrage()));
    object.put("reachable", member.reachable());
    object.put("health", member.health());
    return object;
  }

  /**
   * The status that the bytes hold.
   *
   * @throws IllegalArgumentException saying what is wrong
   */
  public ClusterStatus decode(byte[] bytes) {
    Map<String, @Nullable Object> object = json.read(bytes);
    List<Member> members = new ArrayList<>();
    for (Object item : list(object, "members")) {
      members.add(member(map(item)));
    }
    List<String> warnings = new ArrayList<>();
    for (Object item : list(object, "warnings")) {
      warnings.add(String.valueOf(item));
    }
    return new ClusterStatus(
        text(object, "clusterName"),
        known(object, "clusterId").map(UUID::fromString),
        text(object, "nodeId"),
        flag(object, "healthy"),
        RaftRole.valueOf(text(object, "role").toUpperCase(Locale.ROOT)),
        number(object, "term").longValue(),
        known(object, "leaderId"),
        known(object, "leaderAddr"),
        number(object, "commitIndex").longValue(),
        number(object, "appliedIndex").longValue(),
        members,
        known(object, "haltReason"),
        warnings);
  }

  private static Member member(Map<String, @Nullable Object> object) {
    Map<String, String> metadata = new TreeMap<>();
    map(object.get("meta")).forEach((key, value) -> metadata.put(key, String.valueOf(value)));
    return new Member(
        text(object, "id"),
        text(object, "addr"),
        metadata,
        Suffrage.valueOf(text(object, "suffrage").toUpperCase(Locale.ROOT)),
        flag(object, "reachable"),
        number(object, "health").doubleValue());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Map<String, @Nullable Object> object, String name) {
    return typed(object.get(name), name, String.class);
  }

  private static Optional<String> known(Map<String, @Nullable Object> object, String name) {
    return Optional.ofNullable(object.get(name))
        .map(value -> typed(value, name, String.class))
        .filter(value -> !value.isEmpty());
  }

  private static boolean flag(Map<String, @Nullable Object> object, String name) {
    return typed(object.get(name), name, Boolean.class);
  }

  private static BigDecimal number(Map<String, @Nullable Object> object, String name) {
    return typed(object.get(name), name, BigDecimal.class);
  }

  private static List<?> list(Map<String, @Nullable Object> object, String name) {
    return typed(object.get(name), name, List.class);
  }

  @SuppressWarnings("unchecked") // what the parser makes of an object has text keys
  private static Map<String, @Nullable Object> map(@Nullable Object value) {
    return typed(value, "members", Map.class);
  }

  private static <T> T typed(@Nullable Object value, String name, Class<T> type) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("field \"" + name + "\" of a status is missing or wrong");
    }
    return type.cast(value);
  }
}
