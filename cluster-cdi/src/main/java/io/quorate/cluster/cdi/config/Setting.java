/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

/**
 * What was said about one key.
 *
 * @param key the key's name
 * @param value the text, never empty
 * @param source who said it, in words for people
 */
record Setting(String key, String value, String source) {}
