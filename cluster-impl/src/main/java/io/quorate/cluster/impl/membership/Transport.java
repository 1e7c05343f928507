/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.io.DataInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.blocks.cs.Connection;
import org.jgroups.logging.Slf4jLogImpl;
import org.jgroups.protocols.TCP;

/** TCP whose connections, once the peer has closed them, are not said goodbye to. */
final class Transport extends TCP {
  private final Excuses excuses = new Excuses(System::nanoTime);
  private volatile boolean dead;

  @Override
  public void start() throws Exception {
    super.start();
    srv.log(new ServerLog());
    // the server would close the connection before we have heard that it broke
    srv.removeConnectionListener(srv);
    srv.addConnectionListener(srv);
  }

  /**
   * Reads all of a frame first, so that one cut off by a closing connection is not half handled.
   */
  @Override
  public void receive(Address sender, DataInput in, int length) throws Exception {
    byte[] frame = new byte[length];
    in.readFully(frame);
    if (!dead) {
      EngineFrame.check(frame, 2 * getMaxLength());
      receive(sender, frame, 0, length);
    }
  }

  @Override
  public void sendUnicast(PhysicalAddress to, byte[] data, int offset, int length)
      throws Exception {
    if (!dead) {
      super.sendUnicast(to, data, offset, length);
    }
  }

  /**
   * Closes all connections of the moment, to be opened anew when they are needed. Others are to be
   * told before. Closing may wait for a writer, and is done elsewhere.
   */
  void reconnect(Executor background) {
    if (dead || srv == null) {
      return;
    }
    List<Connection> old = new ArrayList<>();
    srv.forAllConnections(
        (peer, connection) -> {
          excuse(peer);
          old.add(connection);
        });
    for (Connection connection : old) {
      // The engine's own goodbye would wait for a peer that hangs, and is lost where one writes.
      connection.setClosedGracefully(true);
      // Not all that are there by then: a new one would be lost to us, and not to its peer.
      background.execute(() -> srv.closeConnection(connection, false));
    }
  }

  /**
   * Hangs up on all who are no members. One who is joining may be a member by the time the
   * connection has ended, and its end says nothing of them.
   */
  @Override
  public void retainAll(Collection<Address> members) {
    List<Connection> strangers = new ArrayList<>();
    srv.forAllConnections(
        (peer, connection) -> {
          if (!members.contains(peer) && !is_member.test((PhysicalAddress) peer)) {
            strangers.add(connection);
          }
        });
    for (Connection connection : strangers) {
      excuses.connection(connection);
      // Elsewhere: its lock may be held for as long as somebody connects to the same address.
      Runnable close = () -> srv.closeConnection(connection, false);
      if (!thread_pool.execute(close)) {
        close.run();
      }
    }
  }

  /** Connections to this peer may close for a while; its heartbeats still count. */
  void excuse(Address peer) {
    excuses.peer(peer);
  }

  /**
   * Two nodes that call each other at once end with one connection; that the other closes is no
   * sign of anything.
   */
  private boolean isReplaced(Address peer, Connection connection) {
    AtomicBoolean replaced = new AtomicBoolean();
    srv.forAllConnections(
        (to, current) -> {
          if (to.equals(peer) && !current.equals(connection)) {
            replaced.set(true);
          }
        });
    return replaced.get();
  }

  /** Breaks all connections and is deaf and mute from now on, as after a crash. */
  void die() {
    dead = true;
    clearConnections(false);
  }

  @Override
  public void connectionClosed(Connection connection) {
    Address peer = connection.peerAddress();
    if (!excuses.cover(connection, peer) && !(peer != null && isReplaced(peer, connection))) {
      super.connectionClosed(connection);
    }
    // the engine would write to a socket that is gone and call that an error
    connection.setClosedGracefully(true);
  }

  @Override
  public String getName() {
    return TCP.class.getSimpleName();
  }

  /** Keeps the noise of connections that are closed under their reader out of the log. */
  private static final class ServerLog extends Slf4jLogImpl {
    private static final int MOST_PER_SECOND = 10;

    private long second;
    private int told;

    ServerLog() {
      super(Transport.class);
    }

    @Override
    public void warn(String format, Object... arguments) {
      if (arguments.length > 0 && "Stream closed".equals(arguments[arguments.length - 1])) {
        debug(format, arguments);
      } else if (tells()) {
        super.warn(format, arguments);
      }
    }

    @Override
    public void error(String format, Object... arguments) {
      if (format.contains("graceful close")) {
        debug(format, arguments);
      } else if (tells()) {
        super.error(format, arguments);
      }
    }

    /** Strangers must not fill a disk. */
    private synchronized boolean tells() {
      long now = System.nanoTime() / 1_000_000_000L;
      if (now != second) {
        second = now;
        told = 0;
      }
      return told++ < MOST_PER_SECOND;
    }
  }
}
