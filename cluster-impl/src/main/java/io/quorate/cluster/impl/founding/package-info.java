/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * How a number of nodes without data form one cluster and never two: a commit in two phases (Gray),
 * whose proposer is one of them.
 */
@NullMarked
package io.quorate.cluster.impl.founding;

import org.jspecify.annotations.NullMarked;
