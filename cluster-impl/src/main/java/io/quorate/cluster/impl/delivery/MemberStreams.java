/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.topics.StartPoint;
import java.util.Map;

/**
 * Members that hold the log, as a node sees them that does not: it reads there as a durable
 * subscriber. Safe for use from any thread.
 */
public interface MemberStreams {
  /** There are none. */
  MemberStreams NONE =
      (attempt, id, pattern, start) -> {
        throw new StreamLostException("no member is known that holds the log", null);
      };

  /**
   * Begins to read at one of them. Does not block: what is wrong is found with the first delivery.
   *
   * @param attempt another number means another member, if there is one
   * @param id of the durable subscriber
   * @param pattern which topics
   * @param start where to begin with topics that the subscriber had not before
   * @throws StreamLostException when no such member is known
   */
  MemberStream open(int attempt, String id, TopicPattern pattern, StartPoint start)
      throws StreamLostException;

  /** What one member sends. Read by one thread; the rest from any. */
  interface MemberStream extends AutoCloseable {
    /** The member's node id. */
    String nodeId();

    /**
     * Blocks until the next delivery is there.
     *
     * @throws StreamLostException when the stream has ended, whoever ended it
     */
    TopicDelivery next() throws StreamLostException;

    /**
     * Acknowledges up to positions that this stream has delivered; blocks until the member has
     * answered, two seconds at the most.
     *
     * @throws StreamLostException when it did not accept them
     */
    void ack(Map<String, Long> positions) throws StreamLostException;

    /** Ends the stream; the subscriber stays. */
    @Override
    void close();
  }

  /** A stream that cannot go on; the subscriber resumes with another. */
  final class StreamLostException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says why. */
    public StreamLostException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
