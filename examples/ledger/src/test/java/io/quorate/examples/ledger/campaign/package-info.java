/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Faults made to real processes: killed, stopped, paused and restarted nodes, and planted defects
 * that the checks must find. The long versions are tagged {@code campaign}.
 */
@NullMarked
package io.quorate.examples.ledger.campaign;

import org.jspecify.annotations.NullMarked;
