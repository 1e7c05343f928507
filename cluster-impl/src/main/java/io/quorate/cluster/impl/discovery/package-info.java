/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where other members may be: the seeds of the configuration, and lists from DNS, files, the
 * environment and sources of the application's own, made anew for as long as the node runs.
 *
 * <p>Internal. The root package wires it; it knows no other part. This is the only package that
 * imports {@code org.xbill}.
 */
@NullMarked
package io.quorate.cluster.impl.discovery;

import org.jspecify.annotations.NullMarked;
