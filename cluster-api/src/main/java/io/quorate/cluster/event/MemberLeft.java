/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import io.quorate.cluster.Member;

/**
 * A member said that it leaves, and left the view.
 *
 * @param member the member as it was last known
 */
public record MemberLeft(Member member) implements MemberEvent {}
