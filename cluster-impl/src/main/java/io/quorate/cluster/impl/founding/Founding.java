/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.founding;

import io.quorate.cluster.impl.founding.FoundingPeers.Seen;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node's part in founding. Of those seen that expect the same number, the lowest ids are the
 * founders and the lowest of them proposes. A founder accepts durably, and one charter only; when
 * all have, the proposer opens the log, and each founder that sees a member of the cluster it has
 * accepted opens its own. Until then the proposer can withdraw, which it does when a founder holds
 * another charter or another cluster is seen, and nobody else can: an acceptance binds as long as
 * its proposer is away. Confined to one thread.
 */
public final class Founding {
  private static final Logger LOG = LoggerFactory.getLogger(Founding.class);

  /** How long the same founders must be seen before one of them proposes. */
  static final Duration STEADY = Duration.ofSeconds(1);

  /** How often an unanswered message is sent again. */
  public static final Duration REPEAT = Duration.ofMillis(500);

  private final String nodeId;
  private final String incarnation;
  private final int expected;
  private final Charters charters;
  private final FoundingPeers peers;
  private final Supplier<UUID> ids;
  private final Set<String> acceptedBy = new HashSet<>();
  private final Refusals refusals = new Refusals();
  private List<Founder> candidates = List.of();
  private long candidatesSince;
  private long nextSend;
  private long lastLook;
  private List<String> proposedTo = List.of();
  private boolean formed;

  /**
   * The part of this node.
   *
   * @param expected how many found a cluster; zero accepts no charter, and keeps to one that was
   *     accepted before
   */
  public Founding(
      String nodeId,
      String incarnation,
      int expected,
      Charters charters,
      FoundingPeers peers,
      Supplier<UUID> ids) {
    this.nodeId = nodeId;
    this.incarnation = incarnation;
    this.expected = expected;
    this.charters = charters;
    this.peers = peers;
    this.ids = ids;
  }

  /** Looks, while this node is in no cluster. */
  public void look(long nowNanos) {
    lastLook = nowNanos;
    if (formed) {
      return;
    }
    Optional<Charter> accepted = charters.accepted();
    if (accepted.filter(this::isOutdated).isPresent()) {
      // Whoever still counts on it is told so when it asks.
      charters.withdraw();
      accepted = Optional.empty();
    }
    if (accepted.isEmpty()) {
      if (expected > 0) {
        propose(nowNanos);
      }
    } else if (exists(accepted.get())) {
      form(accepted.get());
    } else if (isProposed(accepted.get().clusterId()) && yieldsToAnother(accepted.get())) {
      return;
    } else if (nowNanos - nextSend >= 0) {
      nextSend = nowNanos + REPEAT.toNanos();
      if (accepted.get().proposer().equals(nodeId)) {
        remind(accepted.get());
      } else {
        peers.send(accepted.get().proposer(), new Message.Ask(accepted.get().clusterId()));
      }
    }
  }

  /** Of storage that was lost since, or proposed by this node when it expected another number. */
  private boolean isOutdated(Charter charter) {
    return !charter.names(nodeId, incarnation)
        || (charter.proposer().equals(nodeId)
            && charter.founders().size() != expected
            && !exists(charter));
  }

  private boolean exists(Charter charter) {
    return peers.seen().stream()
        .anyMatch(seen -> seen.clusterId().equals(Optional.of(charter.clusterId())));
  }

  private void propose(long nowNanos) {
    Expectations expectations = new Expectations(expected, peers.seen());
    List<Founder> lowest =
        expectations
            .candidates()
            .filter(founder -> !refusals.leavesOut(founder, nowNanos))
            .limit(expected)
            .toList();
    // While numbers differ nothing is steady.
    if (expectations.differ() || !lowest.equals(candidates)) {
      candidates = lowest;
      candidatesSince = nowNanos;
    }
    if (refusals.pauses(nowNanos)
        || expectations.clusterSeen()
        || lowest.size() < expected
        || !lowest.get(0).nodeId().equals(nodeId)
        || nowNanos - candidatesSince < STEADY.toNanos()) {
      return;
    }
    Charter charter = new Charter(ids.get(), nodeId, lowest);
    charters.accept(charter);
    if (!names(charter).equals(proposedTo)) {
      LOG.info("{}: proposes cluster {} of {}", nodeId, charter.clusterId(), names(charter));
    }
    proposedTo = names(charter);
    acceptedBy.clear();
    acceptedBy.add(nodeId);
    nextSend = nowNanos + REPEAT.toNanos();
    remind(charter);
  }

  private static List<String> names(Charter charter) {
    return charter.founders().stream().map(Founder::nodeId).toList();
  }

  private void remind(Charter charter) {
    acceptedBy.add(nodeId);
    for (Founder founder : charter.founders()) {
      if (!acceptedBy.contains(founder.nodeId()) || !isSeen(founder)) {
        peers.send(founder.nodeId(), new Message.Propose(charter));
      }
    }
    formWhenAllHaveAccepted(charter);
  }

  /** The proposer may take its time: it waits for those that may be founding another cluster. */
  private void formWhenAllHaveAccepted(Charter charter) {
    if (acceptedBy.containsAll(names(charter))
        && !yieldsToAnother(charter)
        && charter.founders().stream().allMatch(this::isSeen)
        && !new Expectations(charter.founders().size(), peers.seen()).differ()) {
      form(charter);
    }
  }

  /**
   * One that is out of sight may have come into another cluster since it has accepted, and one with
   * other storage has lost what it has accepted: it refuses when it is asked again.
   */
  private boolean isSeen(Founder founder) {
    return peers.seen().stream().map(Seen::founder).anyMatch(seen -> seen.isSameStorage(founder));
  }

  /** A cluster that is there goes before one that is not yet. */
  private boolean yieldsToAnother(Charter charter) {
    Optional<Seen> other =
        peers.seen().stream()
            .filter(
                seen -> seen.clusterId().filter(id -> !id.equals(charter.clusterId())).isPresent())
            .findFirst();
    other.ifPresent(
        seen -> {
          LOG.info(
              "{}: withdraws cluster {}: {} is in cluster {}",
              nodeId,
              charter.clusterId(),
              seen.founder().nodeId(),
              seen.clusterId().orElseThrow());
          withdraw(charter);
        });
    return other.isPresent();
  }

  private void form(Charter charter) {
    peers.form(charter);
    LOG.info("{}: forms cluster {} of {}", nodeId, charter.clusterId(), names(charter));
    formed = true;
  }

  /** Who has refused last, and why; empty if nobody has. */
  public String refusal() {
    return refusals.last();
  }

  /**
   * Hears a message.
   *
   * @param cluster the cluster that this node is in
   */
  public void heard(String from, Message message, Optional<UUID> cluster) {
    switch (message) {
      case Message.Propose propose -> peers.send(from, answer(propose.charter(), cluster));
      case Message.Accept accept -> accepted(from, accept.clusterId(), cluster);
      case Message.Refuse refuse -> refused(from, refuse, cluster);
      case Message.Ask ask -> {
        boolean stands =
            cluster.equals(Optional.of(ask.clusterId())) || isProposed(ask.clusterId());
        if (!stands) {
          peers.send(from, new Message.Withdraw(ask.clusterId()));
        }
      }
      case Message.Withdraw withdraw -> withdrawn(from, withdraw.clusterId(), cluster);
    }
  }

  private Message answer(Charter charter, Optional<UUID> cluster) {
    if (cluster.equals(Optional.of(charter.clusterId()))) {
      return new Message.Accept(charter.clusterId());
    }
    boolean willing = expected == charter.founders().size() && charter.names(nodeId, incarnation);
    if (cluster.isPresent() || !willing) {
      return new Message.Refuse(charter.clusterId(), false);
    }
    Optional<Charter> held = charters.accepted();
    if (held.isPresent() && !held.get().equals(charter)) {
      return new Message.Refuse(charter.clusterId(), true);
    }
    if (held.isEmpty()) {
      charters.accept(charter);
    }
    return new Message.Accept(charter.clusterId());
  }

  private boolean isProposed(UUID clusterId) {
    return charters
        .accepted()
        .filter(held -> held.proposer().equals(nodeId) && held.clusterId().equals(clusterId))
        .isPresent();
  }

  private void accepted(String from, UUID clusterId, Optional<UUID> cluster) {
    if (!formed && cluster.isEmpty() && isProposed(clusterId)) {
      acceptedBy.add(from);
      refusals.hasAccepted(from);
      formWhenAllHaveAccepted(charters.accepted().orElseThrow());
    }
  }

  private void refused(String from, Message.Refuse refuse, Optional<UUID> cluster) {
    if (formed || cluster.isPresent() || !isProposed(refuse.clusterId())) {
      return;
    }
    Charter charter = charters.accepted().orElseThrow();
    if (refusals.isNew(from, refuse.holdsAnother())) {
      LOG.info("{}: withdraws cluster {}: {}", nodeId, charter.clusterId(), refusals.last());
    }
    if (refuse.holdsAnother()) {
      refusals.holdsAnother(lastLook);
    } else {
      charter.founders().stream()
          .filter(founder -> founder.nodeId().equals(from))
          .forEach(founder -> refusals.leaveOut(founder, lastLook));
    }
    withdraw(charter);
  }

  private void withdraw(Charter charter) {
    charters.withdraw();
    candidates = List.of();
    for (Founder founder : charter.founders()) {
      if (!founder.nodeId().equals(nodeId)) {
        peers.send(founder.nodeId(), new Message.Withdraw(charter.clusterId()));
      }
    }
  }

  private void withdrawn(String from, UUID clusterId, Optional<UUID> cluster) {
    boolean mine =
        charters
            .accepted()
            .filter(held -> held.clusterId().equals(clusterId) && held.proposer().equals(from))
            .isPresent();
    if (mine && !formed && cluster.isEmpty()) {
      charters.withdraw();
    }
  }
}
