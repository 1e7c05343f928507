/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.cluster.impl.discovery;

import io.quorate.cluster.HostPort;
import io.quorate.cluster.impl.security.BadCredentialsException;
import io.quorate.cluster.impl.security.ClientTls;
import io.quorate.cluster.spi.DiscoverySource;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.parsson.JsonProviderImpl;

/**
 * The endpoint slices of a service ({@code discovery.k8s.io/v1}), asked of the API of Kubernetes
 * with the service account of the pod. Each look reads the account's files anew, as Kubernetes
 * replaces them, and leaves no connection behind. One thread at a time.
 */
final class KubernetesApi implements DiscoverySource {
  private static final int MAX_BODY = 8 * 1024 * 1024;
  private static final int MAX_PAGES = 20;
  private static final int PAGE = 200;

  /** RFC 6750 §2.1. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  /** {@code SERVICE.NAMESPACE} is asked for, and the API is there. */
  record Target(URI api, String service, String namespace) {}

  private final Target target;
  private final EndpointSlices slices;
  private final Path account;
  private final Duration timeout;

  /**
   * A source for one service.
   *
   * @param slices takes the addresses of members out of an answer
   * @param account the directory with {@code token} and {@code ca.crt}
   * @param timeout for each request
   */
  KubernetesApi(Target target, EndpointSlices slices, Path account, Duration timeout) {
    this.target = target;
    this.slices = slices;
    this.account = account;
    this.timeout = timeout;
  }

  @Override
  public List<HostPort> look() throws DiscoveryFailure, InterruptedException {
    String token = token();
    List<HostPort> found = new ArrayList<>();
    HttpClient client = client();
    try {
      String next = "";
      int page = 0;
      do {
        JsonObject answer = ask(client, token, next);
        found.addAll(slices.members(answer));
        next =
            answer.get("metadata") instanceof JsonObject about
                ? about.getString("continue", "")
                : "";
        if (++page > MAX_PAGES) {
          throw new DiscoveryFailure(
              "service %s has more than %d endpoint slices; name another in quorate.discovery.kubernetes-service"
                  .formatted(target.service(), MAX_PAGES * PAGE));
        }
      } while (!next.isEmpty());
    } finally {
      client.shutdownNow(); // to close it would wait for an answer that may never end
    }
    return found.stream().distinct().toList();
  }

  private HttpClient client() throws DiscoveryFailure {
    Path ca = account.resolve("ca.crt");
    try {
      return HttpClient.newBuilder()
          .connectTimeout(timeout)
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .sslContext(ClientTls.of("the service account's ca.crt", ca, target.api().getHost()))
          .build();
    } catch (BadCredentialsException e) {
      throw new DiscoveryFailure("the API of Kubernetes cannot be trusted: " + e.getMessage());
    }
  }

  private String token() throws DiscoveryFailure {
    Path file = account.resolve("token");
    try {
      String token = Files.readString(file).strip();
      if (!TOKEN.matcher(token).matches()) {
        throw new DiscoveryFailure(file + " holds no token");
      }
      return token;
    } catch (IOException e) {
      throw new DiscoveryFailure(
          file
              + " cannot be read; kind kubernetes-api needs a pod whose service account's token is"
              + " mounted (automountServiceAccountToken)");
    }
  }

  private JsonObject ask(HttpClient client, String token, String next)
      throws DiscoveryFailure, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(next))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        check(response.statusCode());
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
          throw new DiscoveryFailure("the API of Kubernetes answers with more than 8 MiB");
        }
        return new JsonProviderImpl().createReader(new ByteArrayInputStream(bytes)).readObject();
      }
    } catch (SSLException e) {
      throw new DiscoveryFailure(
          "the API of Kubernetes at "
              + target.api()
              + " cannot be trusted with "
              + account.resolve("ca.crt")
              + ": "
              + e.getMessage());
    } catch (IOException e) {
      throw new DiscoveryFailure(
          "the API of Kubernetes at " + target.api() + " does not answer: " + e);
    } catch (JsonException | ClassCastException e) {
      throw new DiscoveryFailure("the API of Kubernetes does not answer in JSON: " + e);
    }
  }

  private void check(int status) throws DiscoveryFailure {
    switch (status) {
      case 200 -> {}
      case 401 ->
          throw new DiscoveryFailure(
              "the API of Kubernetes answers 401: it does not accept "
                  + account.resolve("token")
                  + "; check that it is of this cluster and has not expired");
      case 403 ->
          throw new DiscoveryFailure(
              "the API of Kubernetes answers 403; let the pod's service account list endpointslices"
                  + " of discovery.k8s.io in namespace "
                  + target.namespace());
      default ->
          throw new DiscoveryFailure(
              "the API of Kubernetes at " + target.api() + " answers " + status);
    }
  }

  private URI uri(String next) {
    String query =
        "labelSelector="
            + encoded("kubernetes.io/service-name=" + target.service())
            + "&limit="
            + PAGE;
    if (!next.isEmpty()) {
      query += "&continue=" + encoded(next);
    }
    return target
        .api()
        .resolve(
            "/apis/discovery.k8s.io/v1/namespaces/"
                + target.namespace()
                + "/endpointslices?"
                + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
