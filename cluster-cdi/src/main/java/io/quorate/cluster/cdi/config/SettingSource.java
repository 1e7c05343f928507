/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cdi.config;

import java.util.Optional;
import java.util.Set;

/** Where settings come from. */
interface SettingSource {
  /**
   * What was said about this key; empty when nothing was.
   *
   * @throws UnreadableSettingException when something was said that gives no value
   */
  Optional<Setting> setting(String key);

  /** The names that are listed; a name may be answered without being listed. */
  Set<String> names();
}
