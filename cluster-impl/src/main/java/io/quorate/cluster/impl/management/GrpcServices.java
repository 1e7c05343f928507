/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.quorate.cluster.impl.management.grpc.GrpcBounds;
import io.quorate.cluster.impl.management.grpc.GrpcSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** The services that the port offers over gRPC. */
final class GrpcServices {
  private GrpcServices() {}

  static GrpcSelector selector(
      ManagementSettings settings,
      ManagementService service,
      Semaphore places,
      ScheduledExecutorService scheduler,
      Guard guard) {
    List<ServerServiceDefinition> services = new ArrayList<>();
    services.add(new GrpcManagement(service).bindService());
    services.add(new GrpcReplication(service).bindService());
    services.add(new GrpcHealth(service, names(services)).bindService());
    services.addAll(reflection(services));
    GrpcGuard guarded = new GrpcGuard(guard);
    return new GrpcSelector(
        services.stream().map(one -> ServerInterceptors.intercept(one, guarded)).toList(),
        new GrpcBounds(
            settings.transferTimeout(),
            new MethodBounds(settings.maxBodyBytes(), places)::of,
            (connection, left) -> ((HttpConnection) connection).begin(left),
            scheduler));
  }

  private static List<String> names(List<ServerServiceDefinition> services) {
    return services.stream().map(service -> service.getServiceDescriptor().getName()).toList();
  }

  /** Both versions, which list themselves too. */
  private static List<ServerServiceDefinition> reflection(List<ServerServiceDefinition> others) {
    BindableService v1 = ProtoReflectionServiceV1.newInstance();
    @SuppressWarnings("deprecation") // in favour of the other, which not every client knows
    BindableService v1alpha = ProtoReflectionService.newInstance();
    List<ServerServiceDefinition> listed = new ArrayList<>(others);
    listed.add(v1.bindService());
    listed.add(v1alpha.bindService());
    ListedServices interceptor = new ListedServices(listed);
    return List.of(interceptor.around(v1), interceptor.around(v1alpha));
  }
}
