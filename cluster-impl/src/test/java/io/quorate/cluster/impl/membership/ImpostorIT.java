/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import static io.quorate.cluster.impl.membership.Nodes.SOON;
import static io.quorate.cluster.impl.membership.Nodes.awaitMembers;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import io.quorate.cluster.impl.security.PemOutput;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.security.TlsSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jgroups.Address;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node's certificate lets its holder be that node in membership, and no other. */
@Timeout(60)
class ImpostorIT {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path directory;
  @RegisterExtension final Nodes nodes = new Nodes();
  private final CertificateAuthority authority =
      CertificateAuthority.create("authority", Instant.now().minus(DAY), Instant.now().plus(DAY));

  @BeforeEach
  void trust() throws IOException {
    PemOutput.certificates(directory.resolve("ca.pem"), List.of(authority.certificate()));
  }

  private Tls tls(String id) throws IOException {
    CertificateAuthority.Issued issued =
        authority.issue(
            CertificateRequest.node(
                nodes.cluster,
                id,
                List.of(),
                List.of(),
                Instant.now().minus(DAY),
                Instant.now().plus(DAY)));
    PemOutput.certificates(directory.resolve(id + ".pem"), List.of(issued.certificate()));
    PemOutput.key(directory.resolve(id + ".key"), issued.key(), "");
    return new Tls(
        new TlsSettings(
            nodes.cluster,
            id,
            directory.resolve("ca.pem"),
            directory.resolve(id + ".pem"),
            directory.resolve(id + ".key"),
            "",
            Optional.empty(),
            false),
        Clock.systemUTC());
  }

  private TestNode start(String id, Tls shown, String... seeds) {
    return nodes.start(TestNode.secure(nodes.cluster, id, shown, seeds));
  }

  @Test
  void idOfAnother_isNotBelieved_andHoldsUpNobody() throws Exception {
    Tls first = tls("n1");
    TestNode a = start("n1", first);
    TestNode b = start("n2", tls("n2"), a.address());
    awaitMembers(List.of(a, b), "n1", "n2");
    TestNode impostor = start("n3", tls("n9"), a.address());
    await().atMost(SOON).until(() -> first.refusals(Plane.MEMBERSHIP) > 0);
    assertEquals(List.of("n1", "n2"), a.members());
    TestNode c = start("n3", tls("n3"), a.address());
    awaitMembers(List.of(a, b, c), "n1", "n2", "n3");
    await().atMost(SOON).until(c.membership::seedsAnswered);
    assertEquals(c.address(), a.membership.member("n3").orElseThrow().membershipAddress());
    long dropped = a.membership.counts().messagesDropped();
    impostor.membership.broadcast((byte) 1, new byte[1]);
    await().atMost(SOON).until(() -> a.membership.counts().messagesDropped() > dropped);
    c.membership.broadcast((byte) 2, new byte[1]);
    await().atMost(SOON).until(() -> a.events.log().contains("message n3 2"));
    assertEquals(List.of("joined n2", "joined n3", "message n3 2"), a.events.log());
  }

  /** A liar at a seed's address is not the seed's answer: others may be in a cluster there. */
  @Test
  void seedThatProvesNothing_hasNotAnswered() throws Exception {
    TestNode impostor = start("n1", tls("n9"));
    Tls second = tls("n2");
    TestNode b = start("n2", second, impostor.address());
    await().atMost(SOON).until(() -> second.refusals(Plane.MEMBERSHIP) > 0);
    assertEquals(List.of("n2"), b.members());
    assertFalse(b.membership.seedsAnswered());
    impostor.close();
    TestNode honest = start("n3", tls("n3"), b.address());
    b.seek(honest.address());
    await().atMost(SOON).until(b.membership::seedsAnswered);
  }

  @Test
  void whatAnotherHasSaid_cannotBeRepeated() throws Exception {
    Tls second = tls("n2");
    Announcements ours = new Announcements(nodes.cluster, Optional.of(tls("n1")));
    Announcements theirs = new Announcements(nodes.cluster, Optional.of(second));
    Address speaker = org.jgroups.util.UUID.randomUUID();
    Address other = org.jgroups.util.UUID.randomUUID();
    NodeInfo info = Infos.plain("n2");
    Frame.SignedAnnounce said = (Frame.SignedAnnounce) theirs.of(speaker, info);
    assertEquals(Optional.of(info), ours.read(speaker, said));
    assertEquals(Optional.empty(), ours.read(other, said), "from another address");
    byte[] changed = NodeInfoCodec.encode(info.withAddresses("10.0.0.9:1", "10.0.0.9:2"));
    assertEquals(
        Optional.empty(),
        ours.read(
            speaker,
            new Frame.SignedAnnounce(
                changed, NodeInfoCodec.decode(ByteBuffer.wrap(changed)), said.signed())));
    assertEquals(Optional.empty(), ours.read(speaker, new Frame.Announce(info)), "not signed");
    Announcements elsewhere = new Announcements("other", Optional.of(second));
    assertEquals(
        Optional.empty(),
        ours.read(speaker, (Frame.SignedAnnounce) elsewhere.of(speaker, info)),
        "for another cluster");
  }
}
