/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Gathers the node's configuration: through MicroProfile Config where there is one, otherwise from
 * system properties, the environment and the application's file. Internal, except for the
 * converters, which MicroProfile Config finds by itself.
 */
@NullMarked
package io.quorate.cluster.cdi.config;

import org.jspecify.annotations.NullMarked;
