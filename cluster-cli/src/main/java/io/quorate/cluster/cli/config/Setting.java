/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.config;

/**
 * The value of one configuration key and where it was said.
 *
 * @param key the full key
 * @param value the text, as it was written
 * @param source who said it, in words for people
 */
public record Setting(String key, String value, String source) {}
