/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Applications with class loaders of their own, each with the jars it is given: three of them are a
 * cluster in one process, and one without a jar shows what becomes of its absence.
 */
package io.quorate.cluster.cdi.isolated;
