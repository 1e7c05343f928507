/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.load;

/** A way to have transfers made. Used by many clients at the same time. */
@FunctionalInterface
public interface Transfers {
  /** Has a transfer made and waits for what becomes of it; does not send it a second time. */
  Outcome make(TransferOrder order);
}
