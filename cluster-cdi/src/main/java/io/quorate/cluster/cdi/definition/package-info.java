/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The handler beans of an application, and everything that can be wrong with them as beans.
 * Internal; used by the extension.
 */
@NullMarked
package io.quorate.cluster.cdi.definition;

import org.jspecify.annotations.NullMarked;
