/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Management: what operators and programs ask of a node over HTTP and JSON. The service knows no
 * protocol; a thin adapter carries it over HTTP. Internal; the root package wires it. Only this
 * package imports Helidon, Yasson and Parsson.
 */
@NullMarked
package io.quorate.cluster.impl.management;

import org.jspecify.annotations.NullMarked;
