/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.delivery;

import io.quorate.cluster.impl.topics.StoredMessage;
import io.quorate.cluster.impl.topics.Topic;
import java.util.List;

/** Where a dispatcher takes the messages of one topic from. Safe for use from any thread. */
interface Feed {
  /** Messages from a number on, or from the first that there is, none if there is none. */
  List<StoredMessage> read(long from, int max, long maxBytes);

  /** The first message that can still come: those before it are gone. */
  long first();

  /** The topic in the log of this node. */
  static Feed of(Topic topic) {
    return new Feed() {
      @Override
      public List<StoredMessage> read(long from, int max, long maxBytes) {
        return topic.read(from, max, maxBytes);
      }

      @Override
      public long first() {
        return topic.firstRetained();
      }
    };
  }
}
