/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.tck;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ClassAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An application to deploy: a web archive with one node that forms a cluster of itself, on free
 * ports of loopback, with its data in a directory of its own.
 */
public final class TckApplication {
  private final Map<String, String> configuration = new LinkedHashMap<>();
  private final WebArchive war;

  private TckApplication(String name) {
    war = ShrinkWrap.create(WebArchive.class, name + ".war");
    List<Integer> ports = FreePorts.find(3);
    String unique = name + "-" + ports.get(0);
    configuration.put("quorate.node-id", "n1");
    configuration.put("quorate.cluster-name", unique);
    configuration.put("quorate.bootstrap", "true");
    configuration.put("quorate.data-dir", TckConfig.directory().resolve(unique).toString());
    configuration.put(
        "quorate.start.await", TckConfig.scaled(Duration.ofSeconds(20)).toSeconds() + "s");
    configuration.put("quorate.raft.free-space-min", "0");
    configuration.put("quorate.membership.bind-address", "127.0.0.1:" + ports.get(0));
    configuration.put("quorate.raft.address", "127.0.0.1:" + ports.get(1));
    configuration.put("quorate.management.address", "127.0.0.1:" + ports.get(2));
  }

  /** An application without handlers. */
  public static TckApplication named(String name) {
    return new TckApplication(name);
  }

  /** With the one jar of handlers. */
  public TckApplication withHandlerJar() {
    war.addAsLibrary(HandlerJar.file());
    return this;
  }

  /** With classes of its own, beside the test's. */
  public TckApplication with(Class<?>... classes) {
    war.addClasses(classes);
    return this;
  }

  /** With a class and all that it extends and implements. */
  public TckApplication withInherited(Class<?> type) {
    war.addClass(type);
    addEnclosing(type);
    for (Class<?> each : type.getInterfaces()) {
      war.addClass(each);
      addEnclosing(each);
    }
    for (Annotation each : type.getAnnotations()) {
      addOwn(each);
    }
    for (Method method : type.getDeclaredMethods()) {
      for (Annotation each : method.getAnnotations()) {
        addOwn(each);
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent == null || parent == Object.class ? this : withInherited(parent);
  }

  /** Without what else is nested there. */
  private void addEnclosing(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    if (enclosing != null) {
      war.addAsResource(
          new ClassAsset(enclosing), enclosing.getName().replace('.', '/') + ".class");
    }
  }

  /** An annotation of the kit; all others are the API's and the specifications'. */
  private void addOwn(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    if (type.getName().startsWith("io.quorate.tck.")) {
      war.addClass(type);
      addEnclosing(type);
    }
  }

  /** With a library of these classes whose bean discovery mode is the given one. */
  public TckApplication withLibrary(String discoveryMode, Class<?>... classes) {
    war.addAsLibrary(
        ShrinkWrap.create(JavaArchive.class, discoveryMode + ".jar")
            .addClasses(classes)
            .addAsManifestResource(beansXml(discoveryMode), "beans.xml"));
    return this;
  }

  /** Configured so, in its {@code microprofile-config.properties}. */
  public TckApplication configured(String key, String value) {
    configuration.put(key, value);
    return this;
  }

  /** A value of its configuration. */
  public String configuration(String key) {
    return configuration.getOrDefault(key, "");
  }

  /** Its configuration as a library, for archives of another kind. */
  public JavaArchive settings() {
    return ShrinkWrap.create(JavaArchive.class, "settings.jar")
        .addAsManifestResource(properties(configuration), "microprofile-config.properties");
  }

  /** What is deployed. */
  public WebArchive archive() {
    Map<String, String> own = new LinkedHashMap<>();
    own.put(TckConfig.MULTIPLIER, TckConfig.value(TckConfig.MULTIPLIER).orElse("1"));
    try {
      own.put(HandlerJar.DIGEST, HandlerJar.digest(HandlerJar.file().toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return war.addAsResource(beansXml("annotated"), "META-INF/beans.xml")
        .addAsResource(properties(configuration), "META-INF/microprofile-config.properties")
        .addAsResource(properties(own), TckConfig.FILE)
        .addClasses(
            Assertion.class,
            TckConfig.class,
            Eventually.class,
            NodeTakesPart.class,
            HandlerJar.class)
        .addAsLibraries(TckConfig.libraries().toArray(File[]::new))
        .addAsLibraries(jarOf(Awaitility.class), jarOf(Matcher.class));
  }

  private static StringAsset properties(Map<String, String> values) {
    return new StringAsset(
        values.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static StringAsset beansXml(String discoveryMode) {
    return new StringAsset(
        "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\""
            + discoveryMode
            + "\"/>");
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }
}
