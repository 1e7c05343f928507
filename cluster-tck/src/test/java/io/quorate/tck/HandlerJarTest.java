/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quorate.tck.handlers.Accounts;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof that runtimes run the one jar, with a jar that is another. */
class HandlerJarTest {
  private static final String CLASS_FILE = Accounts.class.getName().replace('.', '/') + ".class";

  @TempDir Path directory;

  @Test
  void copy_hasTheDigest_andTheSameClassesInAnotherJarHaveNot() throws Exception {
    Path built = jar("built.jar", "built");
    String digest = HandlerJar.digest(built);
    assertEquals(
        digest, HandlerJar.digestAt(classFileIn(Files.copy(built, directory.resolve("copy.jar")))));
    assertNotEquals(digest, HandlerJar.digestAt(classFileIn(jar("other.jar", "another"))));
  }

  @Test
  void classOutsideAJar_isNoProof() {
    assertThrows(
        IllegalStateException.class, () -> HandlerJar.digestAt("file:/classes/" + CLASS_FILE));
  }

  private Path jar(String name, String comment) throws IOException {
    Path file = directory.resolve(name);
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
        InputStream in = Accounts.class.getClassLoader().getResourceAsStream(CLASS_FILE)) {
      jar.setComment(comment);
      jar.putNextEntry(new JarEntry(CLASS_FILE));
      in.transferTo(jar);
    }
    return file;
  }

  private static String classFileIn(Path jar) throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      return String.valueOf(loader.getResource(CLASS_FILE));
    }
  }
}
