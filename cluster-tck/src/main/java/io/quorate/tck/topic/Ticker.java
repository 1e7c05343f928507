/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck.topic;

import io.quorate.cluster.ClusterHandler;
import io.quorate.cluster.LoadSnapshot;
import io.quorate.cluster.OnRead;
import io.quorate.cluster.OnTopic;
import io.quorate.cluster.OnTopicGap;
import io.quorate.cluster.OnWrite;
import io.quorate.cluster.SaveSnapshot;
import io.quorate.cluster.TopicGap;
import io.quorate.cluster.TopicMessage;
import io.quorate.cluster.WriteContext;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Gets messages, and publishes some with its state. */
@ClusterHandler("ticker")
public class Ticker {
  @Inject Board board;
  @Inject Visit visit;
  private long sold;

  @OnTopic("quotes.*")
  void quote(Quote quote, TopicMessage message) {
    visit.next();
    board.visit(visit.next());
    board.quote(quote);
    board.message(message);
  }

  @OnTopic("plain")
  void plain(TopicMessage message) {
    board.message(message);
  }

  @OnTopic("shaky")
  void shaky(String payload, TopicMessage message) {
    board.message(message);
    if (message.deliveries() == 1 || payload.equals("hopeless")) {
      throw new IllegalStateException("on purpose");
    }
  }

  @OnTopic("dead-letter.**")
  void dead(TopicMessage message) {
    board.message(message);
  }

  @OnTopic("slow")
  void slow(TopicMessage message) throws InterruptedException {
    board.message(message);
    board.hold();
  }

  @OnTopicGap
  void missed(TopicGap gap) {
    board.gap(gap);
  }

  @OnTopic("sold")
  void sold(TopicMessage message) {
    board.message(message);
  }

  @OnWrite("sell")
  long sell(long pieces, WriteContext context) {
    context.publish("sold", pieces);
    if (pieces < 0) {
      throw new IllegalArgumentException("negative");
    }
    return sold += pieces;
  }

  @OnRead("sold")
  long sold() {
    return sold;
  }

  @SaveSnapshot
  void save(OutputStream out) throws IOException {
    new DataOutputStream(out).writeLong(sold);
  }

  @LoadSnapshot
  void load(InputStream in) throws IOException {
    sold = new DataInputStream(in).readLong();
  }
}
