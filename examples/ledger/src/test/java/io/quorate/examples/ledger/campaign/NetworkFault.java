/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.examples.ledger.campaign;

import java.util.List;

/** What can happen to a network of three nodes, and what the nodes have to do about it. */
enum NetworkFault {
  /** The others elect another leader; the old one promises nothing. */
  LEADER_PARTED {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      round.network().unplug(leader);
      replaced(round, leader);
    }
  },

  /** The leader is heard by all and hears nobody: another is elected all the same. */
  LEADER_DEAF {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      round.others(leader).forEach(other -> round.silence(other.id(), leader));
      replaced(round, leader);
    }
  },

  /** The leader hears all and is heard by nobody: another is elected. */
  LEADER_UNHEARD {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      round.others(leader).forEach(other -> round.silence(leader, other.id()));
      replaced(round, leader);
    }
  },

  /**
   * One follower does not hear the leader, which hears it: the other two go on, or, should it come
   * to lead, it and one of them.
   */
  LEADER_UNHEARD_BY_ONE {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      LedgerProcess follower = round.others(leader).get(0);
      round.silence(leader, follower.id());
      round.goesOnAround(round.others(leader).get(1));
    }
  },

  /** One follower hears the leader, which does not hear it: two nodes go on. */
  FOLLOWER_UNHEARD_BY_LEADER {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      LedgerProcess follower = round.others(leader).get(1);
      round.silence(follower.id(), leader);
      round.goesOnAround(round.others(leader).get(0));
    }
  },

  /** One follower reaches only the other follower: whoever leads, two nodes go on. */
  FOLLOWER_REACHES_ONE {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      LedgerProcess follower = round.others(leader).get(0);
      round.silence(leader, follower.id());
      round.silence(follower.id(), leader);
      round.goesOnAround(round.others(leader).get(1));
    }
  },

  /** Both followers reach the leader only: nothing has to change. */
  FOLLOWERS_PARTED {
    @Override
    void make(NetworkRound round) {
      List<LedgerProcess> followers = round.others(round.leader());
      round.silence(followers.get(0).id(), followers.get(1).id());
      round.silence(followers.get(1).id(), followers.get(0).id());
      round.goesOn(round.running());
    }
  },

  /** Nobody has a majority: nobody promises anything, and reads are refused. */
  MAJORITY_LOST {
    @Override
    void make(NetworkRound round) {
      String leader = round.leader();
      round.network().unplug(leader);
      round.network().unplug(round.others(leader).get(0).id());
      long since = System.nanoTime();
      round.noneLeads(round.running());
      round.refusesReads(round.running());
      round.fails(round.running(), since);
      round.promisedNothing(round.running(), since);
    }
  },

  /** A follower is killed and comes back elsewhere. */
  FOLLOWER_MOVED {
    @Override
    void make(NetworkRound round) {
      round.others(round.leader()).get(0).kill();
      round.goesOn(round.running());
      moved(round);
    }
  },

  /** The leader is stopped and comes back elsewhere. */
  LEADER_MOVED {
    @Override
    void make(NetworkRound round) {
      round.nodes().node(round.leader()).stop();
      round.goesOn(round.running());
      moved(round);
    }
  },

  /** All are killed at once and come back elsewhere. */
  ALL_MOVED {
    @Override
    void make(NetworkRound round) {
      round.running().forEach(LedgerProcess::kill);
      moved(round);
    }
  };

  /** Makes the fault and watches what the nodes do; the network is mended afterwards. */
  abstract void make(NetworkRound round);

  private static void replaced(NetworkRound round, String leader) {
    long since = System.nanoTime();
    List<LedgerProcess> old = List.of(round.nodes().node(leader));
    List<LedgerProcess> others = round.others(leader);
    round.lead(others);
    round.noneLeads(old);
    round.goesOn(others);
    round.fails(old, since);
    round.promisedNothing(old, since);
  }

  /** Starts at new addresses what has ended. */
  private static void moved(NetworkRound round) {
    List<String> ended =
        round.nodes().specs().stream()
            .map(spec -> spec.id())
            .filter(id -> !round.nodes().node(id).isAlive())
            .toList();
    ended.forEach(round.network()::move);
    round.nodes().start(ended);
    ended.forEach(id -> round.load(round.nodes().node(id)));
  }
}
