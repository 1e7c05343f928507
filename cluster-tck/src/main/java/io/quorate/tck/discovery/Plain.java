/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.discovery;

/** Has no annotation: a bean only where every class is. */
public class Plain {}
