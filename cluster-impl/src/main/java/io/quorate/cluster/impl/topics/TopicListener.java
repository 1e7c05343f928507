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
        public void appended(Topic topic) {}

        @Override
        public void subscriptionsChanged() {}
      };

  /** A topic has a message more. */
  void appended(Topic topic);

  /** Topics were born, or cursors registered or removed, or all was loaded from a snapshot. */
  void subscriptionsChanged();
}
