/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.cli.SmallCluster.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code certs} writes, and what it refuses to. */
class CertsCommandTest {
  @TempDir Path directory;
  private Path certs;
  private Map<String, String> authority;

  @BeforeEach
  void makeAuthority() throws IOException {
    certs = directory.resolve("certs");
    Said said = certs("init");
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
    authority = FileTree.contents(certs);
    assertEquals(2, authority.size());
  }

  private Said certs(String command, String... more) {
    List<String> all = new ArrayList<>(List.of("certs", command, "--dir", certs.toString()));
    all.addAll(Arrays.asList(more));
    return SmallCluster.run(all.toArray(String[]::new));
  }

  private void assertRefused(String reason, Said said) throws IOException {
    assertEquals(ExitCode.USAGE, said.exitCode(), said.all());
    assertTrue(said.err().contains(reason), said.err());
    assertEquals(authority, FileTree.contents(certs));
  }

  @ParameterizedTest
  @CsvSource({"--node,ca", "--client,ca", "--node,CA", "--client,Ca"})
  void nameOfTheAuthority_isRefused_alsoByForce(String flag, String name) throws IOException {
    String reason = flag + " \"" + name + "\": its files would replace those of the authority";
    assertRefused(reason, certs("issue", flag, name));
    assertRefused(reason, certs("issue", flag, name, "--force"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "  \r\n"})
  void emptyPassword_isRefused_andLeavesNoOpenKey(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("password"), content);
    assertRefused(
        "--key-password-file " + file + " is empty",
        certs("issue", "--client", "ann", "--key-password-file", file.toString()));
  }

  @Test
  void password_encryptsTheKey() throws IOException {
    Path file = Files.writeString(directory.resolve("password"), "open sesame\n");
    Said said = certs("issue", "--client", "ann", "--key-password-file", file.toString());
    assertEquals(ExitCode.OK, said.exitCode(), said.all());
    String key = Files.readString(certs.resolve("ann.key"));
    assertTrue(key.startsWith("-----BEGIN ENCRYPTED PRIVATE KEY"), "the key is open");
    assertEquals(4, FileTree.contents(certs).size());
  }
}
