/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import io.quorate.cluster.impl.security.Plane;
import io.quorate.cluster.impl.security.Tls;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.GroupManagementRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftRpcRequestProto;
import org.apache.ratis.proto.RaftProtos.ReadIndexRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.proto.grpc.AdminProtocolServiceGrpc;
import org.apache.ratis.proto.grpc.RaftServerProtocolServiceGrpc;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Grpc;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;
import org.jspecify.annotations.Nullable;

/**
 * Lets in at the Raft port what nodes send each other, and nothing else that the engine would do
 * for anybody: no write past the batcher, no configuration but by a leader of ours. With TLS the
 * sender that a message names is the holder of the connection's certificate, and that certificate
 * is judged again when the authorities have changed.
 */
final class CallerCheck implements ServerInterceptor {
  private static final Set<String> ADMINISTRATION =
      Set.of(AdminProtocolServiceGrpc.getGroupManagementMethod().getFullMethodName());

  private final Optional<Tls> tls;

  CallerCheck(Optional<Tls> tls) {
    this.tls = tls;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = call.getMethodDescriptor().getFullMethodName();
    if (method.startsWith(AdminProtocolServiceGrpc.SERVICE_NAME)
        && !ADMINISTRATION.contains(method)) {
      return refuse(call, Status.PERMISSION_DENIED.withDescription("nodes do not ask for this"));
    }
    Caller caller = new Caller(certificates(call));
    Optional<Status> refusal = caller.judge();
    if (refusal.isPresent()) {
      return refuse(call, refusal.get());
    }
    return new Checked<>(next.startCall(call, headers), call, caller);
  }

  private static <Q> ServerCall.Listener<Q> refuse(ServerCall<Q, ?> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static X509Certificate[] certificates(ServerCall<?, ?> call) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return new X509Certificate[0];
    }
    try {
      Certificate[] shown = session.getPeerCertificates();
      return Arrays.copyOf(shown, shown.length, X509Certificate[].class);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  /** The other end of a connection. Used by one call, so by one thread at a time. */
  private final class Caller {
    private final X509Certificate[] chain;
    private int generation = -1;

    Caller(X509Certificate[] chain) {
      this.chain = chain;
    }

    Optional<Status> judge() {
      if (tls.isEmpty() || generation == tls.get().generation()) {
        return Optional.empty();
      }
      Tls credentials = tls.get();
      int now = credentials.generation();
      try {
        if (chain.length == 0) {
          throw new CertificateException("it shows no certificate");
        }
        credentials.checkCaller(Plane.RAFT, chain);
        generation = now;
        return Optional.empty();
      } catch (CertificateException e) {
        credentials.refused(Plane.RAFT, "a call on an open connection", e);
        return Optional.of(
            Status.UNAUTHENTICATED.withDescription("the certificate is not trusted any more"));
      }
    }

    Optional<Status> judge(Object message) {
      if (message instanceof RaftClientRequestProto request && !request.hasStaleRead()) {
        return Optional.of(
            Status.PERMISSION_DENIED.withDescription("writes go through the leader's batcher"));
      }
      if (message instanceof GroupManagementRequestProto group && !group.hasGroupAdd()) {
        return Optional.of(
            Status.PERMISSION_DENIED.withDescription("nodes take no group from each other"));
      }
      Optional<Status> refusal = judge();
      RaftRpcRequestProto sender = sender(message);
      if (refusal.isPresent() || sender == null || tls.isEmpty()) {
        return refusal;
      }
      String nodeId = Peer.of(sender.getRequestorId().toStringUtf8(), false).nodeId();
      if (tls.get().isNode(chain[0], nodeId)) {
        return Optional.empty();
      }
      tls.get()
          .refused(
              Plane.RAFT,
              "the holder of " + chain[0].getSubjectX500Principal().getName(),
              new CertificateException("it calls itself " + nodeId));
      return Optional.of(
          Status.PERMISSION_DENIED.withDescription("the certificate is not that of " + nodeId));
    }
  }

  private static @Nullable RaftRpcRequestProto sender(Object message) {
    return switch (message) {
      case AppendEntriesRequestProto append -> append.getServerRequest();
      case RequestVoteRequestProto vote -> vote.getServerRequest();
      case InstallSnapshotRequestProto install -> install.getServerRequest();
      case StartLeaderElectionRequestProto election -> election.getServerRequest();
      case ReadIndexRequestProto read -> read.getServerRequest();
      default -> null;
    };
  }

  /** Looks at each message before the engine does. */
  private static final class Checked<Q>
      extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private final Caller caller;
    private boolean refused;
    private boolean passed;

    Checked(ServerCall.Listener<Q> listener, ServerCall<Q, ?> call, Caller caller) {
      super(listener);
      this.call = call;
      this.caller = caller;
    }

    @Override
    public void onMessage(Q message) {
      Optional<Status> refusal = refused ? Optional.empty() : caller.judge(message);
      if (!refused && refusal.isEmpty()) {
        passed = true;
        super.onMessage(message);
        return;
      }
      Addressee.release(call.getMethodDescriptor(), message);
      if (!refused) {
        refused = true;
        call.close(refusal.orElseThrow(), new Metadata());
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }

    /**
     * The engine logs the end of each call between nodes; one that never said anything, of which a
     * stranger can begin any number, is none of its business.
     */
    @Override
    public void onCancel() {
      if (passed
          || !call.getMethodDescriptor()
              .getFullMethodName()
              .startsWith(RaftServerProtocolServiceGrpc.SERVICE_NAME)) {
        super.onCancel();
      }
    }
  }
}
