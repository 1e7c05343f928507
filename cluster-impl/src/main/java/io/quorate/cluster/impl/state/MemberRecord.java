/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.state;

/**
 * A configured node as the replicated state remembers it.
 *
 * @param nodeId its id
 * @param incarnation the id of its storage
 * @param raftAddress its Raft address
 * @param managementAddress its management address, or empty
 */
public record MemberRecord(
    String nodeId, String incarnation, String raftAddress, String managementAddress) {}
