/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;

/** What a durable subscriber is given, in order within each topic. */
public sealed interface TopicDelivery {
  /** The topic. */
  String topic();

  /**
   * The position that is acknowledged when this is: the message's number, or the last of those
   * missing.
   */
  long position();

  /** A message; its payload is shared with the topic and must not be changed. */
  record Message(TopicMessage message) implements TopicDelivery {
    @Override
    public String topic() {
      return message.topic();
    }

    @Override
    public long position() {
      return message.seq();
    }
  }

  /** Messages that were trimmed before this subscriber came to them. */
  record Gap(TopicGap gap) implements TopicDelivery {
    @Override
    public String topic() {
      return gap.topic();
    }

    @Override
    public long position() {
      return gap.last();
    }
  }
}
