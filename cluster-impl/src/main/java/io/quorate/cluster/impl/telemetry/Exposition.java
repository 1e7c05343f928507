/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.telemetry;

/**
 * Figures as text.
 *
 * @param contentType what the text is, for the {@code Content-Type} header
 * @param body the text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // made, sent and forgotten; never compared
public record Exposition(String contentType, byte[] body) {}
