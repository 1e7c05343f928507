/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.event;

import io.quorate.cluster.Member;

/**
 * A member left the view without a word: it crashed, hangs or is cut off.
 *
 * @param member the member as it was last known
 */
public record MemberFailed(Member member) implements MemberEvent {}
