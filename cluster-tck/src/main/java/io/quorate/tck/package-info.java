/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * The kit's own tools: assertions, waiting times, applications to deploy. Tests are in the packages
 * beside it, one for each chapter of what the API promises.
 */
@NullMarked
package io.quorate.tck;

import org.jspecify.annotations.NullMarked;
