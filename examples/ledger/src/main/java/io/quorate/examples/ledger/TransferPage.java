/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger;

import java.util.List;

/**
 * A part of the list of applied transfers, in the order in which they were applied.
 *
 * @param next the offset to ask for next
 * @param total how many transfers the list has
 * @param transfers the part
 */
public record TransferPage(long next, long total, List<AppliedTransfer> transfers) {}
