/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.kv;

import org.jspecify.annotations.Nullable;

/**
 * The payload of {@code list}.
 *
 * @param prefix how keys begin; all keys without it
 * @param limit the most keys, {@value KeyValues#DEFAULT_LIMIT} without it
 */
public record Query(@Nullable String prefix, @Nullable Integer limit) {}
