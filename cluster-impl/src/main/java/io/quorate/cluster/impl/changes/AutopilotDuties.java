/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import io.quorate.cluster.impl.autopilot.AnnouncedRole;
import io.quorate.cluster.impl.autopilot.Autopilot;
import io.quorate.cluster.impl.autopilot.AutopilotSettings;
import io.quorate.cluster.impl.autopilot.Plan;
import io.quorate.cluster.impl.autopilot.ServerFacts;
import io.quorate.cluster.impl.autopilot.Standing;
import io.quorate.cluster.impl.autopilot.Step;
import io.quorate.cluster.impl.consensus.Consensus;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.membership.Membership;
import io.quorate.cluster.impl.membership.NodeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets autopilot look, on the leader, and takes the step that it finds due. Looks are confined to
 * the scheduler's thread; the last plan can be read from any.
 */
public final class AutopilotDuties {
  private static final Logger LOG = LoggerFactory.getLogger(AutopilotDuties.class);

  /** How long a node waits with which a step went wrong. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** What went wrong with a node, and until when it waits. */
  private record Failed(String text, long untilNanos) {}

  private final String nodeId;
  private final Autopilot autopilot;
  private final Consensus consensus;
  private final Membership membership;
  private final Presence presence;
  private final AutopilotSteps steps;
  private CompletableFuture<Void> busy = CompletableFuture.completedFuture(null);
  private final Map<String, Failed> failed = new ConcurrentHashMap<>();
  private volatile Optional<Plan> plan = Optional.empty();

  public AutopilotDuties(
      String nodeId,
      AutopilotSettings settings,
      Consensus consensus,
      Membership membership,
      Presence presence,
      Changes changes) {
    this.nodeId = nodeId;
    this.autopilot = new Autopilot(settings);
    this.consensus = consensus;
    this.membership = membership;
    this.presence = presence;
    this.steps = changes.steps();
  }

  /** What was found last; empty while this node does not lead. */
  public Optional<Plan> plan() {
    return plan;
  }

  public void look(RaftView view) {
    if (!view.leaderReady()) {
      if (plan.isPresent()) {
        autopilot.reset();
        failed.clear();
        plan = Optional.empty();
      }
      return;
    }
    steps.look();
    long now = System.nanoTime();
    failed.values().removeIf(attempt -> now - attempt.untilNanos >= 0);
    Plan found = autopilot.look(now, facts(view).values().stream().toList());
    plan = Optional.of(found);
    if (found.next().isPresent() && busy.isDone() && !waits(found.next().get())) {
      take(found.next().get(), view);
    }
  }

  private boolean waits(Step step) {
    return failed.containsKey(step.nodeId());
  }

  private void take(Step step, RaftView view) {
    LOG.info("{}: autopilot: {}", nodeId, step.about());
    busy =
        steps
            .take(step, view.peers())
            .handle(
                (done, failure) -> {
                  told(step, failure);
                  return null;
                });
  }

  /** A node with which it went wrong waits; the others need not wait for it. */
  private void told(Step step, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String text = step.about() + " failed: " + cause.getMessage();
    LOG.warn("{}: autopilot: {}; trying again in {}", nodeId, text, AGAIN);
    failed.put(step.nodeId(), new Failed(text, System.nanoTime() + AGAIN.toNanos()));
  }

  private Map<String, ServerFacts> facts(RaftView view) {
    Map<String, ServerFacts> facts = new TreeMap<>();
    for (Peer peer : view.peers()) {
      facts.put(peer.nodeId(), configured(view, peer));
    }
    for (NodeInfo info : membership.view().members()) {
      // Whoever claims the id of a configured node that is seen takes nothing from it.
      boolean taken =
          view.peer(info.nodeId())
              .flatMap(peer -> membership.member(peer.nodeId(), peer.incarnation()))
              .isPresent();
      if (!taken) {
        facts.put(
            info.nodeId(),
            new ServerFacts(
                info.nodeId(),
                info.incarnation(),
                Standing.OUTSIDE,
                true,
                Optional.empty(),
                AnnouncedRole.of(info.roles()),
                OptionalLong.empty(),
                refusal(info, view)));
      }
    }
    return facts;
  }

  private ServerFacts configured(RaftView view, Peer peer) {
    Optional<NodeInfo> info = membership.member(peer.nodeId(), peer.incarnation());
    return new ServerFacts(
        peer.nodeId(),
        peer.incarnation(),
        peer.voter() ? Standing.VOTER : Standing.LISTENER,
        presence.isSeen(peer),
        presence.sinceAnswer(peer),
        info.map(seen -> AnnouncedRole.of(seen.roles())).orElse(AnnouncedRole.VOTER),
        lag(view, peer),
        info.isPresent() && !peer.voter() ? refusal(info.get(), view) : failure(peer.nodeId()));
  }

  private Optional<String> refusal(NodeInfo info, RaftView view) {
    return failure(info.nodeId()).or(() -> steps.refusal(info, view));
  }

  /** What went wrong with a node that waits. */
  private Optional<String> failure(String id) {
    return Optional.ofNullable(failed.get(id)).map(Failed::text);
  }

  /** What a node had that answers no more says nothing of what it has. */
  private OptionalLong lag(RaftView view, Peer peer) {
    if (peer.nodeId().equals(nodeId)) {
      return OptionalLong.of(0);
    }
    if (!presence.answers(peer)) {
      return OptionalLong.empty();
    }
    OptionalLong committed = consensus.committedOn(peer);
    return committed.isPresent()
        ? OptionalLong.of(Math.max(0, view.commitIndex() - committed.getAsLong()))
        : committed;
  }
}
