/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every fault that the checker is for is planted once. */
class DeliveriesTest {
  @TempDir Path directory;

  @BeforeEach
  void twoNodesWithoutFault() throws IOException {
    publisher("SENT 11 1", "ACK 11 2 1", "SENT 12 3", "ACK 12 4 2", "SENT 13 5", "REFUSED 13 6 X");
    publisher2("SENT 14 1", "UNKNOWN 14 2 X");
    node("n1-p001", "1 11", "2 12", "3 14");
    node("n2-p002", "1 11", "2 12", "3 14");
  }

  private void publisher(String... lines) throws IOException {
    write("n1-p001-load.0-w00000.journal", lines);
  }

  private void publisher2(String... lines) throws IOException {
    write("n2-p002-load.0-w00000.journal", lines);
  }

  private void node(String process, String... deliveries) throws IOException {
    String[] lines = deliveries.clone();
    for (int i = 0; i < lines.length; i++) {
      lines[i] += " 99";
    }
    write(process + "-load.0.delivered", lines);
  }

  private void write(String file, String... lines) throws IOException {
    Files.writeString(directory.resolve(file), String.join("\n", lines) + "\n");
  }

  private DeliveryVerdict check() {
    return Deliveries.check(directory, List.of("n1", "n2"));
  }

  @Test
  void noFault_holds() {
    assertEquals(new DeliveryVerdict(2, 6, 0, 0, 0, 0, List.of()), check());
    assertTrue(check().holds());
  }

  @Test
  void repetitionInTheNextProcess_isCounted_andHolds() throws IOException {
    node("n2-p002", "1 11", "2 12");
    node("n2-p005", "2 12", "3 14");
    assertEquals(new DeliveryVerdict(2, 7, 1, 0, 0, 0, List.of()), check());
  }

  @Test
  void repetitionWithinAProcess_isFound() throws IOException {
    node("n2-p002", "1 11", "2 12", "2 12", "3 14");
    assertEquals(1, check().disordered());
    assertFalse(check().holds());
  }

  @Test
  void messageLeftOut_isFound() throws IOException {
    node("n2-p002", "1 11", "3 14");
    assertEquals(1, check().missing());
  }

  @Test
  void messageLeftOutBetweenProcesses_isFound() throws IOException {
    node("n2-p002", "1 11");
    node("n2-p005", "3 14");
    assertEquals(1, check().missing());
  }

  @Test
  void messageLeftOutAtTheEnd_isFound() throws IOException {
    node("n2-p002", "1 11", "2 12");
    assertEquals(1, check().missing());
    Files.delete(directory.resolve("n2-p002-load.0.delivered"));
    assertEquals(3, check().missing());
  }

  @Test
  void swappedMessages_areFound() throws IOException {
    node("n2-p002", "1 11", "3 14", "2 12");
    assertEquals(1, check().disordered());
  }

  @Test
  void anotherMessageElsewhere_isFound() throws IOException {
    node("n2-p002", "1 11", "2 12", "3 15");
    assertTrue(check().different() > 0);
  }

  @Test
  void promisedMessageThatIsNotThere_isFound() throws IOException {
    publisher("SENT 11 1", "ACK 11 2 1", "SENT 12 3", "ACK 12 4 2", "SENT 19 5", "ACK 19 6 3");
    assertTrue(check().different() > 0);
  }

  @Test
  void messageThatIsThereTwice_isFound() throws IOException {
    node("n1-p001", "1 11", "2 12", "3 14", "4 14");
    node("n2-p002", "1 11", "2 12", "3 14", "4 14");
    assertTrue(check().different() > 0);
  }

  @Test
  void refusedMessageThatIsThere_isFound() throws IOException {
    publisher("SENT 11 1", "ACK 11 2 1", "SENT 12 3", "REFUSED 12 4 X");
    assertEquals(1, check().different());
  }
}
