/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Services that are nodes, as processes: configured by their environment alone, and driven over
 * REST by clients with journals.
 *
 * <p>It knows the services by their jar and their ports only. The demonstration, and the tests of
 * the service and of the guides, use it.
 */
@NullMarked
package io.quorate.examples.ledger.service;

import org.jspecify.annotations.NullMarked;
