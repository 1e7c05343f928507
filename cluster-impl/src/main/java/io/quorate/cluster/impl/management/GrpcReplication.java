/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quorate.cluster.ClusterException.Code;
import io.quorate.cluster.NotCommittedException;
import io.quorate.cluster.TopicPattern;
import io.quorate.cluster.impl.delivery.TopicDelivery;
import io.quorate.cluster.impl.delivery.TopicReader;
import io.quorate.cluster.impl.topics.StartPoint;
import io.quorate.cluster.v1.AckRequest;
import io.quorate.cluster.v1.AckResponse;
import io.quorate.cluster.v1.Delivery;
import io.quorate.cluster.v1.Opened;
import io.quorate.cluster.v1.ReplicationGrpc;
import io.quorate.cluster.v1.SubscribeRequest;
import io.quorate.cluster.v1.UnsubscribeRequest;
import io.quorate.cluster.v1.UnsubscribeResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Durable subscribers over gRPC. A stream's thread pulls a little and sends it, which waits for the
 * client: what a slow one has not taken stays in the topic.
 */
final class GrpcReplication extends ReplicationGrpc.ReplicationImplBase {
  private static final int FETCH_MESSAGES = 64;
  private static final long FETCH_BYTES = 256 * 1024;
  private static final long LOOK_MILLIS = 250;

  private final ManagementService service;
  private final GrpcProblems problems;
  private final Map<String, TopicReader> readers = new ConcurrentHashMap<>();

  GrpcReplication(ManagementService service) {
    this.service = service;
    this.problems = new GrpcProblems(service.nodeId());
  }

  @Override
  public void subscribe(SubscribeRequest request, StreamObserver<Delivery> client) {
    String id = request.getSubscriberId();
    ManagementService.Subscribed subscribed;
    try {
      subscribed = open(request);
    } catch (RuntimeException e) {
      client.onError(problems.of(e));
      return;
    }
    try (TopicReader reader = subscribed.reader()) {
      readers.put(id, reader);
      try {
        client.onNext(
            Delivery.newBuilder()
                .setOpened(
                    Opened.newBuilder()
                        .setNodeId(service.nodeId())
                        .setRegistration(reader.registration())
                        .setResumed(subscribed.resumed()))
                .build());
        stream(reader, (ServerCallStreamObserver<Delivery>) client);
      } finally {
        readers.remove(id, reader);
      }
    } catch (RuntimeException e) {
      client.onError(problems.of(e));
    } catch (InterruptedException e) {
      // The connection has ended, and nobody is there to be told.
      Thread.currentThread().interrupt();
    }
  }

  private ManagementService.Subscribed open(SubscribeRequest request) {
    try {
      return service.subscribe(
          request.getSubscriberId(),
          new TopicPattern(request.getTopics()),
          start(request),
          CallDeadline.remaining());
    } catch (IllegalArgumentException e) {
      throw new NotCommittedException(Code.BAD_TOPIC, String.valueOf(e.getMessage()));
    }
  }

  private static StartPoint start(SubscribeRequest request) {
    return switch (request.getStart()) {
      case START_EARLIEST -> StartPoint.EARLIEST;
      case START_LATEST -> StartPoint.LATEST;
      case START_SEQ -> startAt(request.getSeq());
      case START_UNSPECIFIED, UNRECOGNIZED ->
          throw Problem.badRequest(
              "field \"start\": say START_EARLIEST, START_LATEST or START_SEQ with \"seq\"");
    };
  }

  private static StartPoint startAt(long seq) {
    try {
      return StartPoint.at(seq);
    } catch (IllegalArgumentException e) {
      throw new NotCommittedException(
          Code.BAD_POSITION, "field \"seq\" = " + seq + ": " + e.getMessage());
    }
  }

  private static void stream(TopicReader reader, ServerCallStreamObserver<Delivery> client)
      throws InterruptedException {
    CompletableFuture<List<TopicDelivery>> next = reader.fetch(FETCH_MESSAGES, FETCH_BYTES);
    while (!client.isCancelled() && !Context.current().isCancelled()) {
      try {
        for (TopicDelivery delivery : next.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          client.onNext(DeliveryMessage.of(delivery));
        }
        next = reader.fetch(FETCH_MESSAGES, FETCH_BYTES);
      } catch (TimeoutException e) {
        // Nothing is published at the moment: is the client still there?
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException known
            ? known
            : new CompletionException(e.getCause());
      }
    }
  }

  @Override
  public void ack(AckRequest request, StreamObserver<AckResponse> client) {
    problems.answer(
        client,
        () -> {
          TopicReader reader = readers.get(request.getSubscriberId());
          if (reader == null) {
            throw unknown(
                request,
                "no stream of it is open at node "
                    + service.nodeId()
                    + "; acknowledge at the node that it is subscribed to");
          }
          if (request.hasRegistration() && request.getRegistration() != reader.registration()) {
            throw unknown(
                request, "it was forgotten and registered anew; what it is sent now counts");
          }
          request.getPositionsMap().forEach(reader::ack);
          return AckResponse.getDefaultInstance();
        });
  }

  private static NotCommittedException unknown(AckRequest request, String why) {
    return new NotCommittedException(
        Code.UNKNOWN_SUBSCRIBER,
        "field \"subscriber_id\" = \""
            + JsonFields.shown(request.getSubscriberId())
            + "\": "
            + why);
  }

  @Override
  public void unsubscribe(UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> client) {
    problems.answer(
        client,
        () -> {
          service.unsubscribe(request.getSubscriberId(), CallDeadline.remaining());
          return UnsubscribeResponse.getDefaultInstance();
        });
  }
}
