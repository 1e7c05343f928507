/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Management: what operators and programs ask of a node, over HTTP and JSON or over gRPC. The
 * service knows no protocol; thin adapters carry it. Internal; the root package wires it. Only this
 * package and those below it import Helidon and gRPC.
 */
@NullMarked
package io.quorate.cluster.impl.management;

import org.jspecify.annotations.NullMarked;
