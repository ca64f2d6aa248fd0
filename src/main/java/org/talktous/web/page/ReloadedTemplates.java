package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import gg.jte.runtime.Template;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * For development: compiles all templates again when a file of their folder has changed.
 *
 * <p>jte's own development mode puts the classes into a class loader of their own, where models
 * that are package-private are out of reach. Here each generation of classes gets a suffix to its
 * names and is defined in the packages of the models, beside the generations before it.
 */
final class ReloadedTemplates implements Templates {
  private final Path sources;
  private final Path work;
  private final Templates precompiled = Templates.precompiled();
  private String seen;
  private int generation;

  /**
   * @param sources the folder of the templates
   * @param work a folder for what is generated
   */
  ReloadedTemplates(Path sources, Path work) {
    this.sources = sources;
    this.work = work;
    this.seen = state();
  }

  @Override
  public void render(String template, Map<String, Object> parameters, Utf8ByteOutput output) {
    int latest = latest();
    if (latest == 0) {
      precompiled.render(template, parameters, output);
      return;
    }
    var name = template.substring(0, template.length() - ".jte".length()).replace('/', '.');
    int last = name.lastIndexOf('.') + 1;
    var type =
        "%s.%sJte%sGenerated_%d"
            .formatted(PACKAGE, name.substring(0, last), name.substring(last), latest);
    try {
      new Template(template, Class.forName(type))
          .renderMap(new OwaspHtmlTemplateOutput(output), null, parameters);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(template, e);
    }
  }

  /** The number of the latest generation; 0 while no file has changed since the start. */
  private synchronized int latest() {
    var now = state();
    if (!now.equals(seen)) {
      try {
        compile(generation + 1);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      generation++;
      seen = now;
    }
    return generation;
  }

  private String state() {
    var state = new StringBuilder();
    for (var file : files(sources, each -> each.toString().endsWith(".jte"))) {
      state.append(file).append(' ').append(file.toFile().lastModified()).append('\n');
    }
    return state.toString();
  }

  private void compile(int number) throws IOException {
    var folder = Files.createTempDirectory(Files.createDirectories(work), "generation-");
    var generator =
        TemplateEngine.create(
            new DirectoryCodeResolver(sources), folder, ContentType.Html, null, PACKAGE);
    generator.generateAll();
    var generated = files(folder, each -> each.toString().endsWith(".java"));
    for (var file : generated) {
      var renamed = renamed(Files.readString(file), number);
      Files.writeString(Path.of(renamed(file.toString(), number)), renamed);
      Files.delete(file);
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var messages = new StringWriter();
    var units = compiler.getStandardFileManager(null, null, UTF_8);
    try (units) {
      var options = List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
      var renamed = generated.stream().map(each -> renamed(each.toString(), number)).toList();
      if (!compiler
          .getTask(messages, units, null, options, null, units.getJavaFileObjects(named(renamed)))
          .call()) {
        throw new IllegalStateException("templates do not compile:\n" + messages);
      }
    }
    for (var file : generated) {
      define(folder, file, number);
    }
  }

  private static Path[] named(List<String> files) {
    return files.stream().map(Path::of).toArray(Path[]::new);
  }

  private static String renamed(String text, int number) {
    return text.replaceAll("\\b(Jte\\w+Generated)\\b", "$1_" + number);
  }

  /** Defines a template's class, and those nested in it, beside the one that the build compiled. */
  private static void define(Path folder, Path source, int number) throws IOException {
    var path = folder.relativize(source).toString().replace('\\', '.').replace('/', '.');
    var type = path.substring(0, path.length() - ".java".length());
    Class<?> neighbour;
    try {
      neighbour = Class.forName(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a new template: compile, and start again", e);
    }
    var renamed = renamed(source.getFileName().toString().replace(".java", ""), number);
    try {
      var lookup = MethodHandles.privateLookupIn(neighbour, MethodHandles.lookup());
      for (var file :
          files(Objects.requireNonNull(source.getParent()), each -> isOf(each, source, renamed))) {
        lookup.defineClass(Files.readAllBytes(file));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type, e);
    }
  }

  private static boolean isOf(Path file, Path source, String type) {
    var name = file.getFileName().toString();
    return file.resolveSibling(source.getFileName()).equals(source)
        && (name.equals(type + ".class") || name.startsWith(type + "$"));
  }

  private static List<Path> files(Path folder, Predicate<Path> which) {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.filter(which).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
