/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/** An application as the guide on embedding shows it, seeing only what is public. */
package io.quorate.cluster.cli.example;
