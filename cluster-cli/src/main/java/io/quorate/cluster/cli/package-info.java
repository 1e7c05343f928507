/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * {@code clusterctl}, the command line of Quorate. {@link io.quorate.cluster.cli.Clusterctl} is the
 * program; {@link io.quorate.cluster.cli.ClusterctlCommands} puts its commands into another picocli
 * application. The sub-packages are internal.
 */
@NullMarked
package io.quorate.cluster.cli;

import org.jspecify.annotations.NullMarked;
