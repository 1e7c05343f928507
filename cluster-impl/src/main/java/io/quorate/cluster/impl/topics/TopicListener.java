/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.topics;

/** Hears what changes in the topics of this node; called on the apply thread, must be quick. */
public interface TopicListener {
  /** Nobody listens. */
  TopicListener NONE =
      new TopicListener() {
        @Override
        public void entry(long index) {}

        @Override
        public void appended(Topic topic) {}

        @Override
        public void subscriptionsChanged() {}
      };

  /** This entry has messages, each of which is told next; may be told more than once. */
  void entry(long index);

  /** A topic has a message more. */
  void appended(Topic topic);

  /** Topics were born, or cursors registered or removed, or all was loaded from a snapshot. */
  void subscriptionsChanged();
}
