/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.management;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.quorate.cluster.impl.management.grpc.GrpcBounds;
import io.quorate.cluster.impl.management.grpc.GrpcSelector;
import io.quorate.cluster.v1.ReplicationGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** The services that the port offers over gRPC. */
final class GrpcServices {
  private static final int MAX_STREAMS = 1_024;
  private static final int MAX_LIGHT_CALLS = 1_024;

  /** They answer from memory, and must when nothing else does. */
  private static final Set<String> LIGHT =
      Set.of(
          "grpc.health.v1.Health",
          "grpc.reflection.v1.ServerReflection",
          "grpc.reflection.v1alpha.ServerReflection");

  /** Notes a position in memory; all subscribers may acknowledge at once. */
  private static final String ACK = ReplicationGrpc.getAckMethod().getFullMethodName();

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
            (int) Math.min(settings.maxBodyBytes(), Integer.MAX_VALUE),
            settings.transferTimeout(),
            places,
            new Semaphore(MAX_STREAMS),
            new Semaphore(MAX_LIGHT_CALLS),
            GrpcServices::light,
            (connection, left) -> ((HttpConnection) connection).begin(left),
            scheduler));
  }

  private static List<String> names(List<ServerServiceDefinition> services) {
    return services.stream().map(service -> service.getServiceDescriptor().getName()).toList();
  }

  private static boolean light(MethodDescriptor<?, ?> method) {
    return LIGHT.contains(method.getServiceName()) || method.getFullMethodName().equals(ACK);
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
