/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

/** How the reply of an operation is shown. */
enum ReplyFormat {
  raw,
  json
}
