/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames in and out of the engine's channel. Never blocks its caller, never throws at it. */
final class Wire implements Receiver {
  private static final Logger LOG = LoggerFactory.getLogger(Wire.class);
  private static final int MAX_BLAMED = 64;

  /** Called on the engine's threads; must not block. */
  interface Handler {
    void view(View view);

    void frame(Address from, Frame frame);
  }

  private final String nodeId;
  private final JChannel channel;
  private final Set<Address> blamed = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Handler handler;
  private final LongAdder malformed = new LongAdder();

  Wire(String nodeId, JChannel channel) {
    this.nodeId = nodeId;
    this.channel = channel;
  }

  /** Before the channel is connected. */
  void deliverTo(Handler receiver) {
    handler = receiver;
    channel.setReceiver(this);
  }

  /** Reliable and in order with all other frames to the same member; false when it cannot go. */
  boolean send(Address to, Frame frame) {
    return send(
        new BytesMessage(to, frame.encode())
            // rather lose a message to a member that hangs than hang with it
            .setFlag(Message.TransientFlag.DONT_BLOCK));
  }

  /** To all, once: a lost heartbeat is a finding, not a fault. */
  void heartbeat() {
    send(
        new BytesMessage(null, new Frame.Heartbeat().encode())
            .setFlag(Message.Flag.OOB, Message.Flag.NO_RELIABILITY, Message.Flag.NO_FC)
            .setFlag(Message.TransientFlag.DONT_LOOPBACK, Message.TransientFlag.DONT_BLOCK));
  }

  private boolean send(Message message) {
    try {
      channel.send(message);
      return true;
    } catch (Exception e) {
      LOG.debug("Node {}: cannot send to {}", nodeId, message.getDest(), e);
      return false;
    }
  }

  @Override
  public void viewAccepted(View view) {
    Handler receiver = handler;
    if (receiver != null) {
      receiver.view(view);
    }
  }

  @Override
  public void receive(Message message) {
    Address from = message.getSrc();
    Handler receiver = handler;
    if (receiver == null) {
      return;
    }
    try {
      if (from == null || !message.hasArray()) {
        throw new MalformedFrameException("not a frame");
      }
      receiver.frame(
          from, Frame.decode(message.getArray(), message.getOffset(), message.getLength()));
    } catch (MalformedFrameException e) {
      malformed.increment();
      if (from != null && blamed.size() < MAX_BLAMED && blamed.add(from)) {
        LOG.warn(
            "Node {}: member {} sends what cannot be read ({}); dropping it, said once",
            nodeId,
            from,
            e.getMessage());
      }
    }
  }

  long malformed() {
    return malformed.sum();
  }
}
