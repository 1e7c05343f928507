/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.kv;

import java.util.Map;

/**
 * The reply of {@code list}.
 *
 * @param entries values by key, in the order of the keys
 * @param more whether there are more than the limit allowed
 */
public record Page(Map<String, String> entries, boolean more) {}
