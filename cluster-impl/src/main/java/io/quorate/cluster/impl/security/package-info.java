/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Who may take part and who may ask: certificates of nodes and clients, their renewal while the
 * node runs, bearer tokens and roles.
 */
@NullMarked
package io.quorate.cluster.impl.security;

import org.jspecify.annotations.NullMarked;
