/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import io.quorate.cluster.Member;

/**
 * A member is in the view for the first time or again.
 *
 * @param member the member as it was last known
 */
public record MemberJoined(Member member) implements MemberEvent {}
