/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.consensus;

import org.apache.ratis.grpc.util.ZeroCopyMessageMarshaller;
import org.apache.ratis.proto.RaftProtos.AppendEntriesRequestProto;
import org.apache.ratis.proto.RaftProtos.GroupManagementRequestProto;
import org.apache.ratis.proto.RaftProtos.InstallSnapshotRequestProto;
import org.apache.ratis.proto.RaftProtos.RaftClientRequestProto;
import org.apache.ratis.proto.RaftProtos.ReadIndexRequestProto;
import org.apache.ratis.proto.RaftProtos.RequestVoteRequestProto;
import org.apache.ratis.proto.RaftProtos.StartLeaderElectionRequestProto;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.MessageLite;
import org.apache.ratis.thirdparty.io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.apache.ratis.thirdparty.io.grpc.Metadata;
import org.apache.ratis.thirdparty.io.grpc.MethodDescriptor;
import org.apache.ratis.thirdparty.io.grpc.ServerCall;
import org.apache.ratis.thirdparty.io.grpc.ServerCallHandler;
import org.apache.ratis.thirdparty.io.grpc.ServerInterceptor;
import org.apache.ratis.thirdparty.io.grpc.Status;

/**
 * Refuses what was meant for another peer. The engine itself looks at the group only: where nodes
 * have exchanged addresses, one would confirm entries in another's name and a minority would count
 * as a majority.
 */
final class Addressee implements ServerInterceptor {
  private final RaftPeerId self;

  Addressee(RaftPeerId self) {
    this.self = self;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return new Guarded<>(call, next.startCall(call, headers));
  }

  private boolean isForSelf(ByteString addressee) {
    return addressee.isEmpty() || addressee.equals(self.toByteString());
  }

  private static ByteString addressee(Object message) {
    return switch (message) {
      case AppendEntriesRequestProto append -> append.getServerRequest().getReplyId();
      case RequestVoteRequestProto vote -> vote.getServerRequest().getReplyId();
      case InstallSnapshotRequestProto install -> install.getServerRequest().getReplyId();
      case StartLeaderElectionRequestProto elect -> elect.getServerRequest().getReplyId();
      case ReadIndexRequestProto read -> read.getServerRequest().getReplyId();
      case RaftClientRequestProto request -> request.getRpcRequest().getReplyId();
      case GroupManagementRequestProto group -> group.getRpcRequest().getReplyId();
      default -> ByteString.EMPTY;
    };
  }

  /** One call; nothing of it goes on once it was refused, but that it has ended. */
  private final class Guarded<Q, A> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, A> call;
    private boolean refused;

    Guarded(ServerCall<Q, A> call, ServerCall.Listener<Q> next) {
      super(next);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      ByteString addressee = addressee(message);
      if (!refused && isForSelf(addressee)) {
        super.onMessage(message);
        return;
      }
      release(call.getMethodDescriptor(), message);
      if (!refused) {
        refused = true;
        call.close(
            Status.UNAVAILABLE.withDescription(
                "here is " + self + " and not " + addressee.toStringUtf8()),
            new Metadata());
      }
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }
  }

  /** The engine's messages lie in buffers of the network until they are released. */
  @SuppressWarnings("unchecked") // what was read by a marshaller is of its type
  static void release(MethodDescriptor<?, ?> method, Object message) {
    if (method.getRequestMarshaller() instanceof ZeroCopyMessageMarshaller<?> marshaller) {
      ((ZeroCopyMessageMarshaller<MessageLite>) marshaller).release((MessageLite) message);
    }
  }
}
