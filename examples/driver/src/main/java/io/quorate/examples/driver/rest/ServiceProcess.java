/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.rest;

import io.quorate.examples.driver.journal.Replica;
import io.quorate.examples.driver.load.Transfers;
import io.quorate.examples.driver.numbers.LongList;
import io.quorate.examples.driver.process.Http;
import io.quorate.examples.driver.process.NodeFailure;
import io.quorate.examples.driver.process.NodeProcess;
import io.quorate.examples.driver.process.NodeSpec;
import io.quorate.examples.driver.process.NodeStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;

/** One process of the ledger's service, asked over REST. */
public final class ServiceProcess extends NodeProcess {
  private static final int OK = 200;
  private static final int PAGE = 5_000;

  private final Http http;

  /** A process that runs; uses, and does not close, the given client. */
  public ServiceProcess(NodeSpec spec, ProcessHandle process, Http http) {
    super(spec, process);
    this.http = http;
  }

  /** Gets a resource. */
  public Http.Answer get(String path) throws IOException {
    return http.get(spec().http(path));
  }

  /** Posts JSON. */
  public Http.Answer post(String path, String json) throws IOException {
    return http.post(spec().http(path), json);
  }

  /** Gets a resource that has to be there. */
  public JsonObject json(String path) {
    try {
      return expected(path, get(path));
    } catch (IOException e) {
      throw new NodeFailure(id() + path + ": " + e, e);
    }
  }

  private JsonObject expected(String path, Http.Answer answer) {
    if (answer.status() != OK) {
      throw new NodeFailure(id() + path + ": " + answer);
    }
    return answer.json();
  }

  /** Opens an account. */
  public void open(String account, long cents) {
    String path = "/accounts/" + account;
    try {
      expected(path, http.put(spec().http(path), "{\"cents\":%d}".formatted(cents)));
    } catch (IOException e) {
      throw new NodeFailure(id() + path + ": " + e, e);
    }
  }

  /** Its way to make transfers. */
  public Transfers transfers() {
    return new RestTransfers(this);
  }

  @Override
  public boolean started() {
    return isUp("/health/started");
  }

  @Override
  public boolean ready() {
    return isUp("/health/ready");
  }

  private boolean isUp(String path) {
    try {
      return get(path).status() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public NodeStatus status() {
    JsonObject cluster = json("/cluster");
    return new NodeStatus(
        cluster.getString("role"),
        number(cluster, "term"),
        number(cluster, "commitIndex"),
        number(cluster, "appliedIndex"));
  }

  @Override
  public long count() {
    return number(json("/transfers?limit=1"), "total");
  }

  /** The figures of its own copy. */
  public JsonObject summary() {
    return json("/summary?local=true");
  }

  @Override
  public Replica replica() {
    LongList ids = new LongList();
    while (true) {
      JsonObject page = json("/transfers?local=true&limit=" + PAGE + "&offset=" + ids.size());
      for (JsonValue transfer : page.getJsonArray("transfers")) {
        ids.add(number(transfer.asJsonObject(), "id"));
      }
      if (ids.size() >= number(page, "total")) {
        return new Replica(id(), ids);
      }
    }
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValueExact();
  }
}
