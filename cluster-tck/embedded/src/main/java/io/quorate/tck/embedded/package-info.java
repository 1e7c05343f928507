/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * A container for the kit's applications in this JVM: each archive is unpacked and has a class
 * loader of its own, whose parent has the runtime and nothing else.
 */
@NullMarked
package io.quorate.tck.embedded;

import org.jspecify.annotations.NullMarked;
