# Copyright 2026 The Quorate Authors
# SPDX-License-Identifier: Apache-2.0
"""A client of a node in another language, made from the .proto files alone.

client.py PROTO-DIRECTORY HOST:PORT list|status|call|subscribe [ARGUMENT...]

list                    the services, by server reflection
status                  id of the leader
call OPERATION PAYLOAD  a write, and then the read "total"
publish TOPIC N         publishes the numbers 1 to N
subscribe ID TOPICS     prints each message and acknowledges it, until it is killed
"""
import os
import subprocess
import sys
import tempfile

import grpc

MANAGEMENT = "quorate/cluster/v1/management.proto"
REPLICATION = "quorate/cluster/v1/replication.proto"
REFLECTION = "grpc/reflection/v1alpha/reflection.proto"


def compiled(directory):
    """What protoc makes of the .proto files."""
    out = tempfile.mkdtemp()
    subprocess.run(
        ["protoc", "-I", directory, "--python_out", out, MANAGEMENT, REPLICATION, REFLECTION],
        check=True,
    )
    # A package of the machine may be called grpc too: the directory of its files comes first.
    sys.path.insert(0, out)
    sys.path.insert(0, os.path.join(out, "grpc", "reflection", "v1alpha"))
    import reflection_pb2
    from quorate.cluster.v1 import management_pb2, replication_pb2

    return management_pb2, replication_pb2, reflection_pb2


class Service:
    """The methods of a service as functions, from its description."""

    def __init__(self, channel, module, name):
        self.channel = channel
        self.service = module.DESCRIPTOR.services_by_name[name]

    def __getattr__(self, name):
        from google.protobuf import message_factory

        method = self.service.methods_by_name[name]
        factory = message_factory.MessageFactory()
        reply = factory.GetPrototype(method.output_type)
        kind = {
            ("Subscribe",): self.channel.unary_stream,
            ("ServerReflectionInfo",): self.channel.stream_stream,
        }.get((name,), self.channel.unary_unary)
        return kind(
            "/%s/%s" % (self.service.full_name, name),
            request_serializer=lambda request: request.SerializeToString(),
            response_deserializer=reply.FromString,
        )


def main(directory, address, command, *arguments):
    management_pb2, replication_pb2, reflection_pb2 = compiled(directory)
    channel = grpc.insecure_channel(address)
    management = Service(channel, management_pb2, "Management")
    if command == "list":
        reflection = Service(channel, reflection_pb2, "ServerReflection")
        ask = reflection_pb2.ServerReflectionRequest(list_services="")
        for answer in reflection.ServerReflectionInfo(iter([ask])):
            for service in answer.list_services_response.service:
                print(service.name, flush=True)
    elif command == "status":
        status = management.GetStatus(management_pb2.GetStatusRequest(), timeout=20)
        print(status.leader_id, len(status.members), flush=True)
    elif command == "call":
        operation, payload = arguments
        request = management_pb2.WriteRequest(operation=operation, payload=payload.encode())
        print(management.Write(request, timeout=20).reply.decode(), flush=True)
        read = management_pb2.ReadRequest(operation="total")
        print(management.Read(read, timeout=20).reply.decode(), flush=True)
        try:
            management.Write(management_pb2.WriteRequest(operation="nothing"), timeout=20)
        except grpc.RpcError as e:
            print(e.code().name, dict(e.trailing_metadata())["quorate-code"], flush=True)
    elif command == "publish":
        topic, count = arguments
        for number in range(1, int(count) + 1):
            request = management_pb2.PublishRequest(topic=topic, payload=str(number).encode())
            management.Publish(request, timeout=20)
        print("published", flush=True)
    elif command == "subscribe":
        subscriber, topics = arguments
        replication = Service(channel, replication_pb2, "Replication")
        request = replication_pb2.SubscribeRequest(
            subscriber_id=subscriber, topics=topics, start=replication_pb2.START_EARLIEST
        )
        for delivery in replication.Subscribe(request):
            if delivery.HasField("opened"):
                registration = delivery.opened.registration
                print("opened", flush=True)
                continue
            message = delivery.message
            print(message.topic, message.seq, message.payload.decode(), flush=True)
            positions = {message.topic: message.seq}
            ack = replication_pb2.AckRequest(
                subscriber_id=subscriber, registration=registration, positions=positions
            )
            replication.Ack(ack, timeout=20)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
