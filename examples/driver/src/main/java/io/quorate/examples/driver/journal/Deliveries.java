/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.driver.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Holds what every node was given against what the publishers were promised. Within a process each
 * message must be the one after the last; the next process of the node may begin again with some
 * that were given before, and must leave none out.
 */
public final class Deliveries {
  /** The ending of the files' names, which are {@code node-pNNN-topic}. */
  public static final String ENDING = ".delivered";

  private static final int MOST_FAULTS = 20;

  private record Delivery(long seq, long id) {}

  private final List<String> faults = new ArrayList<>();
  private final Map<String, Map<Long, Long>> idOf = new TreeMap<>();
  private long delivered;
  private long repeated;
  private long missing;
  private long disordered;
  private long different;

  private Deliveries() {}

  /** Reads everything in a directory and checks it for these nodes. */
  public static DeliveryVerdict check(Path directory, List<String> nodes) {
    Deliveries check = new Deliveries();
    Map<String, List<Path>> places = check.places(directory);
    places.forEach(check::node);
    long published = check.publishers(directory);
    check.everywhere(nodes, places);
    return new DeliveryVerdict(
        published,
        check.delivered,
        check.repeated,
        check.missing,
        check.disordered,
        check.different,
        check.faults);
  }

  private void fault(String what) {
    if (faults.size() < MOST_FAULTS) {
      faults.add(what);
    }
  }

  /** The files of each node and topic, in the order of the node's processes. */
  private Map<String, List<Path>> places(Path directory) {
    Map<String, List<Path>> places = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      files
          .filter(file -> file.toString().endsWith(ENDING))
          .sorted()
          .forEach(
              file -> {
                String[] parts = file.getFileName().toString().split("-", 3);
                String topic = parts[2].substring(0, parts[2].length() - ENDING.length());
                places.computeIfAbsent(parts[0] + " " + topic, any -> new ArrayList<>()).add(file);
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return places;
  }

  private void node(String place, List<Path> processes) {
    String topic = place.substring(place.indexOf(' ') + 1);
    Map<Long, Long> ids = idOf.computeIfAbsent(topic, any -> new HashMap<>());
    long highest = 0;
    for (Path process : processes) {
      long last = -1;
      for (Delivery delivery : read(process)) {
        delivered++;
        long expected = last < 0 ? highest + 1 : last + 1;
        if (delivery.seq() > expected) {
          missing += delivery.seq() - expected;
          fault(place + ": " + expected + " to " + (delivery.seq() - 1) + " are missing");
        } else if (last >= 0 && delivery.seq() < expected) {
          disordered++;
          fault(place + ": " + delivery.seq() + " after " + last + " in " + process);
        }
        repeated += delivery.seq() <= highest ? 1 : 0;
        highest = Math.max(highest, delivery.seq());
        last = delivery.seq();
        Long known = ids.putIfAbsent(delivery.seq(), delivery.id());
        if (known != null && known != delivery.id()) {
          different++;
          fault(place + ": " + delivery.seq() + " is " + delivery.id() + ", elsewhere " + known);
        }
      }
    }
  }

  /** A last line without its end was being written when the process died. */
  private static List<Delivery> read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(line -> line.split(" "))
          .map(words -> new Delivery(Long.parseLong(words[0]), Long.parseLong(words[1])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was promised is where it was promised; nothing is there twice. */
  private long publishers(Path directory) {
    Map<String, Map<Long, Long>> seqOf = new TreeMap<>();
    idOf.forEach(
        (topic, ids) ->
            ids.forEach(
                (seq, id) -> {
                  Long other = seqOf.computeIfAbsent(topic, any -> new HashMap<>()).put(id, seq);
                  if (other != null) {
                    different++;
                    fault(topic + ": " + id + " was published as " + other + " and as " + seq);
                  }
                }));
    long[] published = {0};
    for (Path journal : JournalReader.in(directory)) {
      String name = journal.getFileName().toString();
      String topic = name.substring(name.indexOf("load."), name.lastIndexOf("-w"));
      Map<Long, Long> seqs = seqOf.getOrDefault(topic, Map.of());
      JournalReader.read(
          journal,
          note -> {
            if (note.kind() == Note.Kind.ACK) {
              published[0]++;
              Long seq = seqs.get(note.id());
              if (seq == null || seq != note.detail()) {
                different++;
                fault(topic + ": " + note.id() + " was promised " + note.detail() + ", is " + seq);
              }
            } else if (note.kind() == Note.Kind.REFUSED && seqs.containsKey(note.id())) {
              different++;
              fault(topic + ": " + note.id() + " was refused and is there");
            }
          });
    }
    return published[0];
  }

  /** Every node has got to the end of every topic. */
  private void everywhere(List<String> nodes, Map<String, List<Path>> places) {
    idOf.forEach(
        (topic, ids) -> {
          long last = ids.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
          for (String node : nodes) {
            long highest =
                places.getOrDefault(node + " " + topic, List.of()).stream()
                    .flatMap(file -> read(file).stream())
                    .mapToLong(Delivery::seq)
                    .max()
                    .orElse(0);
            if (highest < last) {
              missing += last - highest;
              fault(node + " " + topic + ": ends at " + highest + " of " + last);
            }
          }
        });
  }
}
