/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.spi.DiscoverySource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A list that people write, in a variable of the environment or else in files. */
final class ListSource implements DiscoverySource {
  private final String variable;
  private final @Nullable FilePattern files;
  private final UnaryOperator<@Nullable String> environment;

  /**
   * A list from one or both places.
   *
   * @param variable the name of a variable, or empty; where it is set, files are not read
   * @param path a file or a pattern, or empty
   */
  ListSource(String variable, String path, UnaryOperator<@Nullable String> environment) {
    this.variable = variable;
    this.files = path.isEmpty() ? null : new FilePattern(path);
    this.environment = environment;
  }

  @Override
  public List<HostPort> look() throws DiscoveryFailure {
    String said = variable.isEmpty() ? null : environment.apply(variable);
    if (said != null && !said.isBlank()) {
      return AddressList.parse("$" + variable, said);
    }
    if (files == null) {
      throw new DiscoveryFailure(
          "$" + variable + " is not set; set it to host:port of members, comma separated");
    }
    List<HostPort> found = new ArrayList<>();
    for (FilePattern.Text text : files.read()) {
      found.addAll(AddressList.parse(text.file().toString(), text.text()));
    }
    return found;
  }
}
