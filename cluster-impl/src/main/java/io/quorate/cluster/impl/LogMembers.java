/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.MemberStreams;
import io.quorate.cluster.impl.management.GrpcMemberStream;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.topics.StartPoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** The members that hold the log and can be read at by their management port. */
final class LogMembers implements MemberStreams {
  private final Membership membership;
  private final Executor threads;
  private final ScheduledExecutorService scheduler;
  private final Optional<Tls> tls;

  LogMembers(
      Membership membership,
      Executor threads,
      ScheduledExecutorService scheduler,
      Optional<Tls> tls) {
    this.membership = membership;
    this.threads = threads;
    this.scheduler = scheduler;
    this.tls = tls;
  }

  /** Whether there is one. */
  boolean isAny() {
    return !members().isEmpty();
  }

  private List<NodeInfo> members() {
    String self = membership.self().nodeId();
    return membership.view().members().stream()
        .filter(info -> !info.nodeId().equals(self))
        .filter(info -> info.clusterUuid() != null && !info.managementAddress().isEmpty())
        .toList();
  }

  @Override
  public MemberStream open(int attempt, String id, TopicPattern pattern, StartPoint start)
      throws StreamLostException {
    List<NodeInfo> members = members();
    if (members.isEmpty()) {
      throw new StreamLostException(
          "no member in view holds the log and has a management port", null);
    }
    NodeInfo member = members.get(Math.floorMod(attempt, members.size()));
    return new GrpcMemberStream(
        member.nodeId(),
        HostPort.parse(member.managementAddress()),
        id,
        pattern,
        start,
        threads,
        scheduler,
        tls);
  }
}
