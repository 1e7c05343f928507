/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.quorate.cluster.HostPort;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.MemberStreams.MemberStream;
import io.quorate.cluster.impl.delivery.MemberStreams.StreamLostException;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.v1.AckRequest;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.Start;
import io.quorate.cluster.v1.SubscribeRequest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * A member's topics over the gRPC service {@code quorate.cluster.v1.Replication}, as any program
 * outside the cluster reads them; on a connection of its own.
 */
public final class GrpcMemberStream implements MemberStream {
  private static final Duration ACK = Duration.ofSeconds(2);
  private static final Duration KEEPALIVE = Duration.ofSeconds(30);
  private static final Duration KEEPALIVE_TIMEOUT = Duration.ofSeconds(10);

  /** TLS 1.3 (RFC 8446) with the suites of its appendix B.4; the library would stop at 1.2. */
  private static final String[] TLS_VERSIONS = {"TLSv1.3"};

  private static final String[] TLS_SUITES = {
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
  };

  private final String nodeId;
  private final String id;
  private final ManagedChannel channel;
  private final ClientCall<SubscribeRequest, Delivery> call;
  private final Iterator<Delivery> deliveries;
  private volatile long registration;

  /**
   * Begins to read.
   *
   * @param nodeId the member
   * @param address of its management port
   * @param id of the durable subscriber
   * @param threads for the connection's work, which may block
   * @param scheduler for its timers
   * @param tls the credentials to show, where management uses TLS
   */
  public GrpcMemberStream(
      String nodeId,
      HostPort address,
      String id,
      TopicPattern pattern,
      StartPoint start,
      Executor threads,
      ScheduledExecutorService scheduler,
      Optional<Tls> tls) {
    this.nodeId = nodeId;
    this.id = id;
    OkHttpChannelBuilder builder = OkHttpChannelBuilder.forAddress(address.host(), address.port());
    if (tls.isPresent()) {
      // The certificate has to name the node, wherever it is reached.
      builder
          .useTransportSecurity()
          .tlsConnectionSpec(TLS_VERSIONS, TLS_SUITES)
          .sslSocketFactory(tls.get().context(Plane.MANAGEMENT).getSocketFactory())
          .hostnameVerifier((host, session) -> isNode(tls.get(), session));
    } else {
      builder.usePlaintext();
    }
    this.channel =
        builder
            .executor(threads)
            .transportExecutor(threads)
            .scheduledExecutorService(scheduler)
            .keepAliveTime(KEEPALIVE.toMillis(), TimeUnit.MILLISECONDS)
            .keepAliveTimeout(KEEPALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .build();
    this.call = channel.newCall(ReplicationGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
    this.deliveries = ClientCalls.blockingServerStreamingCall(call, request(id, pattern, start));
  }

  private boolean isNode(Tls tls, SSLSession session) {
    try {
      return session.getPeerCertificates()[0] instanceof X509Certificate shown
          && tls.isNode(shown, nodeId);
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }

  private static SubscribeRequest request(String id, TopicPattern pattern, StartPoint start) {
    SubscribeRequest.Builder request =
        SubscribeRequest.newBuilder().setSubscriberId(id).setTopics(pattern.text());
    if (start.isSeq()) {
      return request.setStart(Start.START_SEQ).setSeq(start.seq()).build();
    }
    return request
        .setStart(start.equals(StartPoint.EARLIEST) ? Start.START_EARLIEST : Start.START_LATEST)
        .build();
  }

  @Override
  public String nodeId() {
    return nodeId;
  }

  @Override
  public TopicDelivery next() throws StreamLostException {
    try {
      @Nullable TopicDelivery next = null;
      while (next == null) {
        Delivery delivery = deliveries.next();
        if (delivery.hasOpened()) {
          registration = delivery.getOpened().getRegistration();
        }
        next = DeliveryMessage.read(id, delivery);
      }
      return next;
    } catch (StatusRuntimeException e) {
      throw lost(e);
    } catch (NoSuchElementException e) {
      throw new StreamLostException(nodeId + " has ended the stream", e);
    }
  }

  @Override
  public void ack(Map<String, Long> positions) throws StreamLostException {
    try {
      AckRequest request =
          AckRequest.newBuilder()
              .setSubscriberId(id)
              .setRegistration(registration)
              .putAllPositions(positions)
              .build();
      ReplicationGrpc.newBlockingStub(channel)
          .withDeadlineAfter(ACK.toMillis(), TimeUnit.MILLISECONDS)
          .ack(request);
    } catch (StatusRuntimeException e) {
      throw lost(e);
    }
  }

  private StreamLostException lost(StatusRuntimeException failure) {
    return new StreamLostException(nodeId + ": " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    call.cancel("closed by the subscriber", null);
    channel.shutdownNow();
  }
}
