/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster;

import org.jspecify.annotations.Nullable;

/**
 * Root of what can go wrong with the cluster, sorted by outcome: see the sub-types for what may
 * have happened to the command, and {@link #code()} for the cause.
 */
public abstract class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why; stable across versions, also on the management port. */
  public enum Code {
    /** No leader is known or reachable. */
    NO_LEADER,
    /** A leader was asked and could not commit for want of a quorum. */
    NO_QUORUM,
    /** The node asked does not lead. */
    NOT_LEADER,
    /** No such operation, or not of this kind. */
    UNKNOWN_OPERATION,
    /** The operation, protocol or format version is not enabled in this cluster. */
    VERSION_MISMATCH,
    /** A payload or reply is larger than allowed. */
    TOO_LARGE,
    /** A payload or reply could not be encoded or decoded. */
    BAD_PAYLOAD,
    /** The queue of commands on their way is full. */
    QUEUE_FULL,
    /** Free disk space is below the watermark. */
    STORAGE_FULL,
    /** The node is closing or closed. */
    CLOSED,
    /** This node has stopped applying; its status says why. */
    HALTED,
    /** This node is not in the Raft configuration. */
    NOT_CONFIGURED,
    /** The deadline passed. */
    TIMEOUT,
    /** The call came from a replicated method, where it could only dead-lock. */
    CALLED_FROM_APPLY,
    /** The handler threw. */
    HANDLER_FAILED,
    /** The leader was lost while it worked on the command. */
    LEADER_LOST,
    /** The session of the command had expired. */
    SESSION_EXPIRED,
    /** The state is older than the read demanded. */
    STALE,
    /** A member of that id is configured with another address. */
    ALREADY_MEMBER,
    /** The other node could not be reached. */
    UNREACHABLE,
    /** The node belongs to another cluster. */
    FOREIGN_CLUSTER,
    /** Another configuration change is under way. */
    CHANGE_IN_PROGRESS,
    /** No such member. */
    UNKNOWN_MEMBER,
    /** The name or pattern of a topic, or a message's headers, are not allowed. */
    BAD_TOPIC,
    /** There are as many topics or subscribers as are allowed. */
    TOO_MANY_TOPICS,
    /** A live node's handler is too far behind for another message of the topic. */
    WINDOW_FULL,
    /** No durable subscriber has this id. */
    UNKNOWN_SUBSCRIBER,
    /** A position is negative or beyond the topic's last message. */
    BAD_POSITION,
    /** Configuration, handlers or environment do not allow the node to start. */
    CANNOT_START
  }

  /** The cause. */
  private final Code code;

  /** An exception with a code, a message and perhaps a cause. */
  protected ClusterException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Why. */
  public Code code() {
    return code;
  }
}
