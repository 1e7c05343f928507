/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.io.IoClientFactory;
import org.xbill.DNS.io.TcpIoClient;
import org.xbill.DNS.io.UdpIoClient;

/**
 * Sends a query and waits for the answer on the caller's thread, until that is interrupted. The
 * library's own way has a thread and a shutdown hook for the whole JVM.
 */
final class BlockingIo implements IoClientFactory, UdpIoClient, TcpIoClient {

  @Override
  public TcpIoClient createOrGetTcpClient() {
    return this;
  }

  @Override
  public UdpIoClient createOrGetUdpClient() {
    return this;
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceiveUdp(
      @Nullable InetSocketAddress local,
      InetSocketAddress remote,
      Message query,
      byte[] data,
      int max,
      Duration timeout) {
    return ended(() -> udp(remote, data, max, timeout));
  }

  @Override
  public CompletableFuture<byte[]> sendAndReceiveTcp(
      @Nullable InetSocketAddress local,
      InetSocketAddress remote,
      Message query,
      byte[] data,
      Duration timeout) {
    return ended(() -> tcp(remote, data, timeout));
  }

  private static CompletableFuture<byte[]> ended(Callable<byte[]> exchange) {
    try {
      return CompletableFuture.completedFuture(exchange.call());
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A port of its own for each query, connected: an answer has to come from whom was asked. */
  private static byte[] udp(InetSocketAddress remote, byte[] data, int max, Duration timeout)
      throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    byte[] buffer = new byte[max];
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(remote);
      channel.write(ByteBuffer.wrap(data));
      DatagramSocket socket = channel.socket();
      while (true) {
        socket.setSoTimeout(left(deadline));
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        int length = packet.getLength();
        if (length >= 2 && buffer[0] == data[0] && buffer[1] == data[1]) {
          return Arrays.copyOf(buffer, length);
        }
      }
    }
  }

  private static byte[] tcp(InetSocketAddress remote, byte[] data, Duration timeout)
      throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    try (SocketChannel channel = SocketChannel.open()) {
      Socket socket = channel.socket();
      socket.connect(remote, left(deadline));
      ByteBuffer framed = ByteBuffer.allocate(2 + data.length);
      framed.putShort((short) data.length).put(data).flip();
      while (framed.hasRemaining()) {
        channel.write(framed);
      }
      socket.setSoTimeout(left(deadline));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[in.readUnsignedShort()];
      int got = 0;
      while (got < answer.length) {
        socket.setSoTimeout(left(deadline));
        int n = in.read(answer, got, answer.length - got);
        if (n < 0) {
          throw new EOFException(remote + " closed the connection within an answer");
        }
        got += n;
      }
      return answer;
    }
  }

  /** In milliseconds, more than 0, which would be for ever. */
  private static int left(long deadline) throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }
}
