/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.cli;

import io.quorate.cluster.ConfigKeys;
import io.quorate.cluster.cli.config.Setting;
import io.quorate.cluster.impl.security.BadCredentialsException;
import io.quorate.cluster.impl.security.CertificateAuthority;
import io.quorate.cluster.impl.security.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "issue",
    description = {
      "Issues a certificate and its key: NAME.pem and NAME.key.",
      "A node's names the node and its cluster, so that no other node can use it; a client's can"
          + " never act as a node."
    },
    exitCodeList = {"0:done", "1:the files could not be read or written", "2:wrong usage"})
final class CertsIssueCommand extends AbstractCommand {
  @Mixin CertificateFiles files = new CertificateFiles();

  @ArgGroup(multiplicity = "1")
  Holder holder = new Holder();

  static final class Holder {
    @Nullable
    @Option(names = "--node", paramLabel = "ID", description = "For the node with this id.")
    String node;

    @Nullable
    @Option(
        names = "--client",
        paramLabel = "NAME",
        description = "For a client of this name, which patterns in quorate.security.* match.")
    String client;
  }

  @Option(
      names = "--cluster-name",
      paramLabel = "NAME",
      defaultValue = "quorate",
      description = "The node's cluster (default: ${DEFAULT-VALUE}).")
  String clusterName = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      split = ",",
      description =
          "Names and addresses under which clients call the node (default: localhost, 127.0.0.1).")
  List<String> hosts = new ArrayList<>();

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "90",
      description = "How long it is valid (default: ${DEFAULT-VALUE}).")
  int days;

  @Nullable
  @Option(
      names = "--key-password-file",
      paramLabel = "FILE",
      description = "File with a password that encrypts the key.")
  Path passwordFile;

  @Override
  int run() throws CommandFailure {
    Instant now = CertificateFiles.now();
    Instant end = CertificateFiles.end(this, now, days);
    CertificateRequest request;
    if (holder.node != null) {
      String id =
          NodeOptions.parse(this, ConfigKeys.NODE_ID, new Setting("", holder.node, "--node"));
      String cluster =
          NodeOptions.parse(
              this, ConfigKeys.CLUSTER_NAME, new Setting("", clusterName, "--cluster-name"));
      List<String> called = hosts.isEmpty() ? List.of("localhost", "127.0.0.1") : hosts;
      request =
          CertificateRequest.node(
              cluster,
              id,
              called.stream().filter(host -> !isAddress(host)).toList(),
              called.stream().filter(CertsIssueCommand::isAddress).toList(),
              CertificateFiles.begin(now),
              end);
    } else {
      String name = holder.client == null ? "" : holder.client.strip();
      if (name.isEmpty() || !Path.of(name).equals(Path.of(name).getFileName())) {
        throw usage("--client \"" + name + "\": write a name that can be a file's too");
      }
      request = CertificateRequest.client(name, CertificateFiles.begin(now), end);
    }
    if (request.name().equalsIgnoreCase(CertificateFiles.AUTHORITY)) {
      // Also where file names of either case are the same file.
      throw usage(
          (holder.node == null ? "--client \"" : "--node \"")
              + request.name()
              + "\": its files would replace those of the authority; take another name");
    }
    issue(request);
    return ExitCode.OK;
  }

  private void issue(CertificateRequest request) throws CommandFailure {
    Path certificate = files.fresh(this, request.name() + ".pem");
    Path key = files.fresh(this, request.name() + ".key");
    String password = password();
    CertificateAuthority authority;
    try {
      authority =
          CertificateAuthority.read(
              files.in(CertificateFiles.AUTHORITY + ".pem"),
              files.in(CertificateFiles.AUTHORITY + ".key"));
    } catch (BadCredentialsException e) {
      throw new CommandFailure(
          ExitCode.REFUSED,
          e.getMessage() + "; `" + spec.parent().qualifiedName() + " init` makes an authority");
    }
    CertificateAuthority.Issued issued = authority.issue(request);
    files.write(certificate, issued.certificate(), key, issued.key(), password);
    out().println("wrote " + certificate + " and " + key);
  }

  private String password() {
    if (passwordFile == null) {
      return "";
    }
    try {
      String password = Files.readString(passwordFile).strip();
      if (!password.isEmpty()) {
        return password;
      }
    } catch (IOException e) {
      throw usage("--key-password-file " + passwordFile + " cannot be read: " + e.getMessage());
    }
    throw usage(
        "--key-password-file "
            + passwordFile
            + " is empty; write the password into it, or leave the flag out for an open key");
  }

  private static boolean isAddress(String host) {
    return host.indexOf(':') >= 0 || host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
  }
}
