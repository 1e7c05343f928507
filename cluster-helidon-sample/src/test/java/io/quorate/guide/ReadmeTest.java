/*
 * Copyright 2026 The Quorate Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.quorate.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quorate.cluster.ClusterConfig;
import io.quorate.cluster.ConfigKeys;
import io.quorate.examples.driver.guide.Page;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is Java that compiles, and configuration that exists. */
class ReadmeTest {
  private static final String HANDLER =
      """
      import io.quorate.cluster.*;
      import java.io.*;
      """;
  private static final String RESOURCE =
      """
      import io.quorate.cluster.*;
      import jakarta.enterprise.context.ApplicationScoped;
      import jakarta.inject.Inject;
      import jakarta.ws.rs.*;
      import java.util.concurrent.CompletionStage;
      """;
  private static final String PLAIN =
      """
      import io.quorate.cluster.*;
      import java.nio.file.Path;
      class Plain { void run() {
      """;

  @TempDir Path classes;

  @Test
  void handler_resource_andPlainJava_compile() throws IOException {
    List<String> blocks = Page.of("README.md").blocks("java");
    assertEquals(3, blocks.size(), "a handler, who calls it, and the same without a container");
    long lines = blocks.get(0).lines().filter(line -> !line.isBlank()).count();
    assertTrue(lines <= 10, "the handler has " + lines + " lines");
    compile(
        Map.of(
            "Counter", HANDLER + blocks.get(0),
            "CounterResource", RESOURCE + blocks.get(1),
            "Plain", PLAIN + blocks.get(2) + "}}"));
  }

  @Test
  void configuration_isMadeOfKeysAndValuesThatExist() throws IOException {
    Properties example = new Properties();
    String text = Page.of("README.md").blocks("properties").get(0);
    example.load(new StringReader(text));
    assertTrue(example.size() >= 5, text);
    Map<String, String> values = new HashMap<>();
    example.forEach((key, value) -> values.put((String) key, (String) value));
    assertEquals(values.get("quorate.node-id"), ClusterConfig.of(values).get(ConfigKeys.NODE_ID));
  }

  private void compile(Map<String, String> sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                problems,
                List.of(
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path")),
                null,
                sources.entrySet().stream()
                    .map(source -> new Source(source.getKey(), source.getValue()))
                    .toList())
            .call();
    String errors =
        problems.getDiagnostics().stream()
            .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
            .map(Object::toString)
            .collect(Collectors.joining("\n"));
    assertTrue(compiled, errors);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
