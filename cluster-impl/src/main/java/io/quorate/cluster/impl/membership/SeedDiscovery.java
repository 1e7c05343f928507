/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.membership;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Event;
import org.jgroups.Message;
import org.jgroups.PhysicalAddress;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.PingData;
import org.jgroups.protocols.PingHeader;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.NameCache;
import org.jgroups.util.Responses;
import org.jspecify.annotations.Nullable;

/**
 * Discovery from seeds. A joiner asks whoever a seed names directly instead of taking the seed's
 * word: the coordinator could otherwise not answer a joiner that it has never heard of.
 */
final class SeedDiscovery extends TCPPING {
  private final Set<PhysicalAddress> told = ConcurrentHashMap.newKeySet();

  SeedDiscovery() {
    setId(ClassConfigurator.getProtocolId(TCPPING.class));
  }

  @Override
  public String getName() {
    return TCPPING.class.getSimpleName();
  }

  @Override
  public void findMembers(List<Address> members, boolean initial, Responses responses) {
    told.clear();
    super.findMembers(members, initial, responses);
  }

  @Override
  protected void handleDiscoveryResponse(PingData data, Address sender) {
    boolean hearsay =
        data != null && data.getAddress() != null && !sender.equals(data.getAddress());
    if (hearsay && !is_server) {
      addDiscoveryResponseToCaches(
          data.getAddress(), data.getLogicalName(), data.getPhysicalAddr());
      tell(data.getPhysicalAddr()); // and it answers for itself
    } else {
      super.handleDiscoveryResponse(data, sender);
    }
  }

  private void tell(@Nullable PhysicalAddress named) {
    PhysicalAddress own =
        (PhysicalAddress) down_prot.down(new Event(Event.GET_PHYSICAL_ADDRESS, local_addr));
    if (named == null || named.equals(own) || !told.add(named)) {
      return;
    }
    Message request =
        new BytesMessage(named)
            .setFlag(Message.Flag.OOB, Message.Flag.DONT_BUNDLE)
            .setFlag(Message.TransientFlag.DONT_LOOPBACK, Message.TransientFlag.DONT_BLOCK)
            .putHeader(
                id,
                new PingHeader(PingHeader.GET_MBRS_REQ)
                    .clusterName(cluster_name)
                    .initialDiscovery(true));
    request.setArray(marshal(new PingData(local_addr, false, NameCache.get(local_addr), own)));
    sendDiscoveryRequest(request);
  }
}
