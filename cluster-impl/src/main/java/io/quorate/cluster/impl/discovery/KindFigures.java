/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

/**
 * What one kind of discovery has done so far.
 *
 * @param kind as in {@code quorate.discovery.kind}
 * @param looks looks that have ended, failed ones included
 * @param failures looks that have failed
 * @param addresses addresses it knows now
 */
public record KindFigures(String kind, long looks, long failures, int addresses) {
  KindFigures plus(KindFigures other) {
    return new KindFigures(
        kind, looks + other.looks, failures + other.failures, addresses + other.addresses);
  }
}
