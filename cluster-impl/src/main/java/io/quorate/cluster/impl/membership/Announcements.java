/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import org.jgroups.Address;
import org.jgroups.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What members say of themselves. The engine's connections tell that somebody is a node of the
 * cluster, and not which; so with TLS each signs what it announces, together with the address that
 * the engine gave it, and nobody can take the id of another or repeat what another has said. Used
 * by one thread.
 */
final class Announcements {
  private static final byte[] PURPOSE =
      "quorate membership announcement\0".getBytes(StandardCharsets.UTF_8);

  private final String clusterName;
  private final Optional<Tls> tls;
  private @Nullable Made made;

  /** What was signed last, and for what. */
  private record Made(@Nullable Address self, NodeInfo info, int generation, Frame frame) {
    boolean is(@Nullable Address asked, NodeInfo wanted, int current) {
      return Objects.equals(self, asked) && info.equals(wanted) && generation == current;
    }
  }

  Announcements(String clusterName, Optional<Tls> tls) {
    this.clusterName = clusterName;
    this.tls = tls;
  }

  /** This node's own; signed once for many, until it or the certificate changes. */
  Frame of(@Nullable Address self, NodeInfo info) {
    if (tls.isEmpty()) {
      return new Frame.Announce(info);
    }
    int generation = tls.get().generation();
    Made last = made;
    if (last == null || !last.is(self, info, generation)) {
      byte[] said = NodeInfoCodec.encode(info);
      Frame frame = new Frame.SignedAnnounce(said, info, tls.get().sign(text(self, said)));
      last = new Made(self, info, generation, frame);
      made = last;
    }
    return last.frame();
  }

  /** What a member said without a signature, if that is enough. */
  Optional<NodeInfo> read(Address from, Frame.Announce announce) {
    if (tls.isEmpty()) {
      return Optional.of(announce.info());
    }
    return refuse(from, announce.info(), new CertificateException("it is not signed"));
  }

  /** What a member said, if it may say so. */
  Optional<NodeInfo> read(Address from, Frame.SignedAnnounce announce) {
    NodeInfo info = announce.info();
    if (tls.isEmpty()) {
      // Its sender could not be in one view with this node; what it says is as good as unsigned.
      return Optional.of(info);
    }
    try {
      if (!(from instanceof UUID)) {
        throw new CertificateException("its address is none that can be signed");
      }
      tls.get().check(announce.signed(), text(from, announce.said()), info.nodeId());
      return Optional.of(info);
    } catch (CertificateException e) {
      return refuse(from, info, e);
    }
  }

  private Optional<NodeInfo> refuse(Address from, NodeInfo info, CertificateException why) {
    tls.ifPresent(
        counts ->
            counts.refused(
                Plane.MEMBERSHIP, "member " + from + ", which says it is " + info.nodeId(), why));
    return Optional.empty();
  }

  private byte[] text(@Nullable Address speaker, byte[] said) {
    byte[] cluster = clusterName.getBytes(StandardCharsets.UTF_8);
    ByteBuffer text =
        ByteBuffer.allocate(PURPOSE.length + cluster.length + 1 + 2 * Long.BYTES + said.length)
            .put(PURPOSE)
            .put(cluster)
            .put((byte) 0);
    if (speaker instanceof UUID uuid) {
      text.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    } else {
      text.putLong(0).putLong(0);
    }
    return text.put(said).array();
  }
}
