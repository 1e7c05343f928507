/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document that is kept by hand says what the code does. */
class OpenApiTest {
  private Fixture fixture;
  private Map<String, Object> document;

  @BeforeEach
  void read() throws Exception {
    fixture = new Fixture();
    try (InputStream in = Routes.class.getResourceAsStream("openapi.json")) {
      document = fixture.json.read(in.readAllBytes());
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object parent, String... path) {
    Object here = parent;
    for (String name : path) {
      here = ((Map<String, Object>) here).get(name);
    }
    return (Map<String, Object>) here;
  }

  @Test
  void pathsAndMethods_areThoseServed() {
    Map<String, Set<String>> described = new TreeMap<>();
    object(document, "paths")
        .forEach((path, methods) -> described.put(path, new TreeSet<>(object(methods).keySet())));
    Map<String, Set<String>> served = new TreeMap<>();
    for (Route route : new Routes(fixture.service, fixture.json, fixture.streams()).all()) {
      served.put(route.path(), Set.of(route.method().toLowerCase(Locale.ROOT)));
    }
    assertEquals(served, described);
  }

  @Test
  void pathsThatNeedARole_sayHowCallersAreDenied() {
    for (Route route : new Routes(fixture.service, fixture.json, fixture.streams()).all()) {
      String method = route.method().toLowerCase(Locale.ROOT);
      Set<String> answers = object(document, "paths", route.path(), method, "responses").keySet();
      for (String denied : List.of("401", "403", "429")) {
        assertEquals(
            route.role().isPresent(), answers.contains(denied), route.path() + " " + denied);
      }
    }
  }

  @Test
  void everyReference_resolves() {
    List<String> references = new ArrayList<>();
    collect(document, references);
    assertTrue(references.size() > 10);
    for (String reference : references) {
      String[] path = reference.substring(2).split("/", -1);
      assertTrue(object(document, path) != null, reference);
    }
  }

  private static void collect(Object value, List<String> references) {
    if (value instanceof Map<?, ?> map) {
      if (map.get("$ref") instanceof String reference) {
        references.add(reference);
      }
      map.values().forEach(item -> collect(item, references));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, references));
    }
  }

  @Test
  void statusFields_areThoseSent() {
    fixture.cluster.haltReason = java.util.Optional.of("so that this field is sent too");
    Map<String, Object> sent =
        fixture.json.read(fixture.statusJson.encode(fixture.cluster.status()));
    assertEquals(
        new TreeSet<>(object(document, "components", "schemas", "Status", "properties").keySet()),
        new TreeSet<>(sent.keySet()));
    Object member = ((List<?>) sent.get("members")).get(0);
    assertEquals(
        new TreeSet<>(object(document, "components", "schemas", "Member", "properties").keySet()),
        new TreeSet<>(object(member).keySet()));
  }
}
