/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import org.apache.ratis.thirdparty.io.grpc.EquivalentAddressGroup;
import org.apache.ratis.thirdparty.io.grpc.NameResolver;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.apache.ratis.thirdparty.io.grpc.StatusOr;
import org.jspecify.annotations.Nullable;

/**
 * Tells one connection where its peer is: at first, when asked again after a failure, and whenever
 * that changes. Calls to a peer that nobody knows fail at once, until somebody does.
 */
final class PeerResolver extends NameResolver {
  private final PeerNames names;
  private final PeerTarget target;
  private final Executor offload;
  private final Object lock = new Object();
  private @Nullable Listener2 listener;
  private List<HostPort> told = List.of();
  private boolean busy;
  private boolean again;

  PeerResolver(PeerNames names, PeerTarget target, Args args) {
    this.names = names;
    this.target = target;
    Executor given = args.getOffloadExecutor();
    this.offload = given == null ? ForkJoinPool.commonPool() : given;
  }

  /** What the peer's certificate has to name. */
  @Override
  public String getServiceAuthority() {
    return target.nodeId();
  }

  @Override
  public void start(Listener2 asking) {
    synchronized (lock) {
      listener = asking;
    }
    names.opened(this);
    refresh();
  }

  @Override
  public void refresh() {
    synchronized (lock) {
      again = true;
      if (busy) {
        return;
      }
      busy = true;
    }
    // A name of a host may have to be looked up.
    offload.execute(this::resolve);
  }

  /** Resolves anew if the peer is elsewhere than was told. */
  void look() {
    List<HostPort> now = names.locate(target);
    boolean changed;
    synchronized (lock) {
      changed = !now.equals(told);
    }
    if (changed) {
      refresh();
    }
  }

  private void resolve() {
    while (isAskedAgain()) {
      List<HostPort> found = names.locate(target);
      Listener2 asking;
      synchronized (lock) {
        told = found;
        asking = listener;
      }
      if (asking != null) {
        tell(asking, found);
      }
    }
  }

  private boolean isAskedAgain() {
    synchronized (lock) {
      busy = again;
      again = false;
      return busy;
    }
  }

  private void tell(Listener2 asking, List<HostPort> found) {
    List<EquivalentAddressGroup> groups = new ArrayList<>();
    String why = "no node of this process knows where it is";
    for (HostPort address : found) {
      try {
        for (InetAddress host : InetAddress.getAllByName(address.host())) {
          groups.add(new EquivalentAddressGroup(new InetSocketAddress(host, address.port())));
        }
      } catch (UnknownHostException e) {
        why = "the name of its host, " + address.host() + ", has no address";
      }
    }
    if (groups.isEmpty()) {
      asking.onError(Status.UNAVAILABLE.withDescription(target.nodeId() + ": " + why));
    } else {
      asking.onResult(
          ResolutionResult.newBuilder().setAddressesOrError(StatusOr.fromValue(groups)).build());
    }
  }

  @Override
  public void shutdown() {
    names.closed(this);
    synchronized (lock) {
      listener = null;
    }
  }
}
