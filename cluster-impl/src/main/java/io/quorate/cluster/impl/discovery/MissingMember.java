/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;

/**
 * A member of a list whose host has never resolved.
 *
 * @param member as it was written
 * @param absent whether the name servers say that there is no such host; otherwise it could not be
 *     looked up
 */
public record MissingMember(HostPort member, boolean absent) {}
