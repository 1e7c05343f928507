/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.HostPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What consensus needs to know.
 *
 * @param nodeId the node's id
 * @param incarnation the id of the storage it owns
 * @param clusterId the cluster it belongs to, if it does already
 * @param firstVoters who voted first in the cluster that this node has formed with others or alone
 * @param groups the directory of the log, one folder a group
 * @param bind where to listen
 * @param electionTimeoutMin Raft §5.2
 * @param electionTimeoutMax Raft §5.2
 * @param segmentSize bytes in one file of the log
 * @param callTimeout how long a call to another node may take
 * @param engineReads whether barriers are answered by the engine's own read index instead of a
 *     committed entry; for the proof that our checkers see the difference, never for use
 */
public record ConsensusSettings(
    String nodeId,
    String incarnation,
    Optional<UUID> clusterId,
    Optional<FirstVoters> firstVoters,
    Path groups,
    HostPort bind,
    Duration electionTimeoutMin,
    Duration electionTimeoutMax,
    long segmentSize,
    Duration callTimeout,
    boolean engineReads) {}
