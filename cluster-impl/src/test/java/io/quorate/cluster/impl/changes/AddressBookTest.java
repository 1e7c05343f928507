/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.RaftRole;
import io.quorate.cluster.impl.consensus.Peer;
import io.quorate.cluster.impl.consensus.PeerAddresses.Whereabouts;
import io.quorate.cluster.impl.consensus.RaftView;
import io.quorate.cluster.impl.format.AddressFile;
import io.quorate.cluster.impl.membership.NodeInfo;
import io.quorate.cluster.impl.state.MemberTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressBookTest {
  private static final Peer PEER = new Peer("n1", "a", true);
  private static final Whereabouts NOWHERE = new Whereabouts(false, List.of());

  @TempDir private Path directory;
  private final Map<String, NodeInfo> seen = new HashMap<>();

  private AddressBook book() {
    return new AddressBook(
        (nodeId, incarnation) ->
            Optional.ofNullable(seen.get(nodeId))
                .filter(info -> info.incarnation().equals(incarnation)),
        new MemberTable(),
        Optional.of(new AddressFile(directory)));
  }

  private void see(String nodeId, String incarnation, String address) {
    seen.put(
        nodeId,
        new NodeInfo(
            nodeId,
            incarnation,
            "",
            address,
            "",
            Set.of(),
            null,
            new TreeSet<>(),
            1,
            1,
            1,
            Map.of()));
  }

  private static RaftView configured(Peer... peers) {
    return new RaftView(
        Optional.of(UUID.randomUUID()),
        RaftRole.FOLLOWER,
        1,
        Optional.empty(),
        false,
        0,
        List.of(peers));
  }

  private static Whereabouts at(boolean seen, String address) {
    return new Whereabouts(seen, List.of(HostPort.parse(address)));
  }

  @Test
  void whereItIsSeen_isRemembered_alsoByTheNextProcess() {
    AddressBook book = book();
    see("n1", "a", "127.0.0.1:1");
    assertEquals(at(true, "127.0.0.1:1"), book.locate("n1", "a"));
    book.look(configured(PEER));
    seen.clear();
    assertEquals(at(false, "127.0.0.1:1"), book.locate("n1", "a"));
    assertEquals("127.0.0.1:1", book().address(PEER));
  }

  @Test
  void otherStorageOfTheSameNode_isNotTakenForIt() {
    AddressBook book = book();
    see("n1", "b", "127.0.0.1:9");
    assertEquals(NOWHERE, book.locate("n1", "a"));
    assertEquals("", book.address(PEER));
  }

  @Test
  void given_holdsUntilItIsSeenElsewhere() {
    AddressBook book = book();
    book.given("n1", "a", "127.0.0.1:1");
    assertEquals(at(false, "127.0.0.1:1"), book.locate("n1", "a"));
    see("n1", "a", "127.0.0.1:2");
    book.look(configured(PEER));
    seen.clear();
    assertEquals(at(false, "127.0.0.1:2"), book.locate("n1", "a"));
  }

  @Test
  void whoIsConfiguredNoLonger_isForgotten() {
    AddressBook book = book();
    book.given("n1", "a", "127.0.0.1:1");
    book.look(RaftView.NONE);
    assertEquals(at(false, "127.0.0.1:1"), book.locate("n1", "a"));
    book.look(configured(new Peer("n2", "b", true)));
    assertEquals(NOWHERE, book.locate("n1", "a"));
  }

  @Test
  void damagedFile_isDoneWithout() throws Exception {
    Path file = directory.resolve("addresses");
    for (String text : List.of("", "other", "quorate addresses 1\nn1 a\nn1 a nowhere\n\n")) {
      Files.writeString(file, text);
      assertEquals(NOWHERE, book().locate("n1", "a"), text);
    }
    Files.write(file, new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    assertEquals(NOWHERE, book().locate("n1", "a"));
    Files.writeString(file, "quorate addresses 1\nn1 a 127.0.0.1:7\n");
    assertEquals(at(false, "127.0.0.1:7"), book().locate("n1", "a"));
  }
}
