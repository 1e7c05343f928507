/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.sample.ledger;

import java.util.List;

/**
 * A part of the list of transfers, in the order in which they were applied.
 *
 * @param next the offset of what follows
 * @param total how many there are
 * @param transfers this part
 */
public record TransferPage(long next, long total, List<Transfer> transfers) {}
