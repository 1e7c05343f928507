/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.TlsSocket;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What bytes of clients go through: their connections as they are, or TLS over them. */
final class ClientSockets {
  private static final String SERVER = "quorate-management";
  private static final String HTTP_1_1 = "http/1.1";
  private static final String HTTP_2 = "h2";

  private final Optional<Tls> tls;
  private final Optional<SSLSocketFactory> factory;

  ClientSockets(Optional<Tls> tls) {
    this.tls = tls;
    this.factory = tls.map(found -> found.context(Plane.MANAGEMENT).getSocketFactory());
  }

  /**
   * A connection that bytes can go through.
   *
   * @param tls what ends TLS in good order, if there is any
   */
  record Opened(HelidonSocket socket, Optional<SSLSocket> tls) {
    /** RFC 8446 §6.1: without it a client of TLS takes the answer before for cut off. */
    void goodbye() throws IOException {
      if (tls.isPresent()) {
        tls.get().shutdownOutput();
      }
    }
  }

  /** Blocks for the handshake of TLS, if there is to be one; the caller bounds it. */
  Opened open(SocketChannel channel, String id) throws IOException {
    if (factory.isEmpty()) {
      return new Opened(new WholeWrites(channel, id, SERVER), Optional.empty());
    }
    SSLSocket socket = (SSLSocket) factory.get().createSocket(channel.socket(), null, true);
    socket.setUseClientMode(false);
    // Without a certificate a client may still have a token, or ask whether the node is alive.
    socket.setWantClientAuth(true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {Tls.PROTOCOL});
    socket.setSSLParameters(parameters);
    socket.setHandshakeApplicationProtocolSelector((any, offered) -> choose(offered));
    try {
      socket.startHandshake();
    } catch (IOException e) {
      tls.ifPresent(
          found ->
              found.refused(
                  Plane.MANAGEMENT, String.valueOf(channel.socket().getRemoteSocketAddress()), e));
      throw e;
    }
    return new Opened(TlsSocket.server(socket, id, SERVER), Optional.of(socket));
  }

  /**
   * Application-layer protocol negotiation (RFC 7301): HTTP/1.1 where the client knows it, as only
   * there events are streamed to browsers; gRPC offers nothing but HTTP/2.
   */
  private static String choose(List<String> offered) {
    if (offered.isEmpty() || offered.contains(HTTP_1_1)) {
      return offered.isEmpty() ? "" : HTTP_1_1;
    }
    return offered.contains(HTTP_2) ? HTTP_2 : "";
  }
}
