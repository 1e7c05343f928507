/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management.grpc;

/**
 * What calls of one kind may take.
 *
 * @param maxMessageBytes the largest message that is read
 * @param places how many there may be at once
 */
public record CallBounds(int maxMessageBytes, Places places) {}
