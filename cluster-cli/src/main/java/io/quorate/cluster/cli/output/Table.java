/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli.output;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Rows in aligned columns. Not safe for use from several threads. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<Cell>> rows = new ArrayList<>();

  /** A table with these headings. */
  public Table(String... headings) {
    row(List.of(headings).stream().map(heading -> new Cell(heading, "bold")).toArray(Cell[]::new));
  }

  /** Adds a row with as many cells as there are headings. */
  public void row(Cell... cells) {
    rows.add(List.of(cells));
  }

  /** One line for the headings and for each row. */
  public List<String> lines(Ansi ansi) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<Cell> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        Cell cell = row.get(i);
        line.append(cell.show(ansi));
        if (i < columns - 1) {
          line.append(" ".repeat(widths[i] - cell.width())).append(GAP);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
