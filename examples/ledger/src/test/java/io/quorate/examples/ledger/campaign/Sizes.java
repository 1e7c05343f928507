/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Sums up the sizes of files while a node creates and deletes some of them. */
final class Sizes extends SimpleFileVisitor<Path> {
  private long sum;

  private Sizes() {}

  static long of(Path directory) throws IOException {
    Sizes sizes = new Sizes();
    Files.walkFileTree(directory, sizes);
    return sizes.sum;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    sum += attributes.size();
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
