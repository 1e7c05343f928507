/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a node announces about itself. Immutable and bounded in size.
 *
 * @param nodeId unique in the cluster
 * @param incarnation names the storage this node runs on; a wiped node has a new one
 * @param membershipAddress {@code host:port}; empty until bound
 * @param raftAddress {@code host:port}; empty until known
 * @param managementAddress {@code host:port}; empty until known
 * @param roles what the node is for, in words; readers pass over those that they do not know
 * @param clusterUuid the cluster its data belongs to, when it has any
 * @param operations what it can apply, {@code handler/op@version}
 * @param minProtocol the oldest wire protocol it speaks
 * @param maxProtocol the newest wire protocol it speaks
 * @param maxFeatureLevel the highest feature level it supports
 * @param metadata anything else, for people
 */
public record NodeInfo(
    String nodeId,
    String incarnation,
    String membershipAddress,
    String raftAddress,
    String managementAddress,
    Set<String> roles,
    @Nullable UUID clusterUuid,
    SortedSet<String> operations,
    int minProtocol,
    int maxProtocol,
    int maxFeatureLevel,
    Map<String, String> metadata) {
  static final int MAX_ROLES = 32;
  static final int MAX_OPERATIONS = 4096;
  static final int MAX_METADATA = 64;
  static final int MAX_TEXT = 255;
  static final int MAX_METADATA_VALUE = 1024;

  private static final Pattern NODE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final Pattern OPERATION = Pattern.compile("[^/@\\s]+/[^/@\\s]+@[0-9]{1,9}");

  /** Copies and validates. */
  public NodeInfo {
    checkNodeId(nodeId);
    checkText("incarnation", incarnation, MAX_TEXT);
    if (incarnation.isBlank()) {
      throw new IllegalArgumentException("incarnation of node " + nodeId + " is blank");
    }
    checkAddress("membership address", membershipAddress);
    checkAddress("raft address", raftAddress);
    checkAddress("management address", managementAddress);
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    operations = Collections.unmodifiableSortedSet(new TreeSet<>(operations));
    metadata = Map.copyOf(metadata);
    checkCount("roles", roles.size(), MAX_ROLES);
    checkCount("operations", operations.size(), MAX_OPERATIONS);
    checkCount("metadata", metadata.size(), MAX_METADATA);
    roles.forEach(role -> checkText("role", role, MAX_TEXT));
    operations.forEach(NodeInfo::checkOperation);
    metadata.forEach(
        (key, value) -> {
          checkText("metadata key", key, MAX_TEXT);
          checkText("metadata value of " + key, value, MAX_METADATA_VALUE);
        });
    if (minProtocol < 0 || maxProtocol < minProtocol || maxFeatureLevel < 0) {
      throw new IllegalArgumentException(
          "protocol range %d..%d or feature level %d of node %s makes no sense"
              .formatted(minProtocol, maxProtocol, maxFeatureLevel, nodeId));
    }
  }

  static void checkNodeId(String nodeId) {
    if (!NODE_ID.matcher(nodeId).matches()) {
      throw new IllegalArgumentException(
          "quorate.node-id=%s is not usable; take up to 63 letters, digits, '.', '_' or '-'"
              .formatted(nodeId));
    }
  }

  private static void checkOperation(String operation) {
    checkText("operation", operation, MAX_TEXT);
    if (!OPERATION.matcher(operation).matches()) {
      throw new IllegalArgumentException(
          "operation " + operation + " is not written handler/op@version");
    }
  }

  private static void checkAddress(String what, String address) {
    checkText(what, address, MAX_TEXT);
    if (!address.isEmpty()) {
      HostPort.parse(what, address);
    }
  }

  private static void checkText(String what, String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "%s has %d characters; the most is %d".formatted(what, text.length(), most));
    }
  }

  private static void checkCount(String what, int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException("%d %s; the most is %d".formatted(count, what, most));
    }
  }

  /** The same node, reachable for membership at this address. */
  public NodeInfo withMembershipAddress(String address) {
    return new NodeInfo(
        nodeId,
        incarnation,
        address,
        raftAddress,
        managementAddress,
        roles,
        clusterUuid,
        operations,
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        metadata);
  }

  /** The same node, there for something else. */
  public NodeInfo withRoles(Set<String> newRoles) {
    return new NodeInfo(
        nodeId,
        incarnation,
        membershipAddress,
        raftAddress,
        managementAddress,
        newRoles,
        clusterUuid,
        operations,
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        metadata);
  }

  /** The same node with these engine and management addresses. */
  public NodeInfo withAddresses(String raft, String management) {
    return new NodeInfo(
        nodeId,
        incarnation,
        membershipAddress,
        raft,
        management,
        roles,
        clusterUuid,
        operations,
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        metadata);
  }

  /** The same node as part of this cluster. */
  public NodeInfo withClusterUuid(@Nullable UUID uuid) {
    return new NodeInfo(
        nodeId,
        incarnation,
        membershipAddress,
        raftAddress,
        managementAddress,
        roles,
        uuid,
        operations,
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        metadata);
  }

  /** The same node with this metadata in place of the old. */
  public NodeInfo withMetadata(Map<String, String> newMetadata) {
    return new NodeInfo(
        nodeId,
        incarnation,
        membershipAddress,
        raftAddress,
        managementAddress,
        roles,
        clusterUuid,
        operations,
        minProtocol,
        maxProtocol,
        maxFeatureLevel,
        newMetadata);
  }
}
