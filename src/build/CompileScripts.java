import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.CompilationLevel;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.DependencyOptions;
import com.google.javascript.jscomp.DiagnosticGroup;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.ModuleIdentifier;
import com.google.javascript.jscomp.PropertyRenamingPolicy;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.VariableRenamingPolicy;
import com.google.javascript.jscomp.lint.CheckJSDocStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lints the scripts of a folder with Closure Compiler and writes each of its top, with what it
 * imports from the folders below, as one minified script. Run from source, by the build; does
 * nothing when no script has changed.
 */
final class CompileScripts {
  private static final List<DiagnosticGroup> ERRORS =
      List.of(
          DiagnosticGroups.LINT_CHECKS,
          DiagnosticGroups.CHECK_VARIABLES,
          DiagnosticGroups.CHECK_USELESS_CODE,
          DiagnosticGroups.DUPLICATE_VARS,
          DiagnosticGroups.MODULE_LOAD,
          DiagnosticGroups.SUSPICIOUS_CODE,
          DiagnosticGroups.UNDEFINED_VARIABLES,
          DiagnosticGroups.UNUSED_LOCAL_VARIABLE);

  /** Lint would have the type of every parameter in a comment. */
  private static final DiagnosticGroup TYPES_IN_COMMENTS =
      DiagnosticGroup.forType(CheckJSDocStyle.MISSING_JSDOC);

  private final Path sources;
  private final Path compiled;
  private final SourceFile externs;

  private CompileScripts(Path sources, Path compiled) {
    this.sources = sources;
    this.compiled = compiled;
    this.externs = SourceFile.fromFile(sources.resolve("externs.js").toString());
  }

  /** Takes the folder of the sources, and the one for what is made of them. */
  public static void main(String[] folders) throws IOException {
    new CompileScripts(Path.of(folders[0]), Path.of(folders[1])).run();
  }

  private void run() throws IOException {
    var scripts = files(Files.list(sources));
    if (isUpToDate(scripts)) {
      return;
    }
    lint();
    Files.createDirectories(compiled);
    for (var script : scripts) {
      // The lines of style sheets within them are for those who read the source.
      Files.writeString(target(script), minified(script).replaceAll("\\\\n {2,}", ""));
    }
  }

  private boolean isUpToDate(List<Path> scripts) throws IOException {
    var newest = files(Files.walk(sources)).stream().mapToLong(CompileScripts::modified).max();
    var oldest = scripts.stream().map(this::target).mapToLong(CompileScripts::modified).min();
    return newest.orElseThrow() < oldest.orElseThrow();
  }

  private Path target(Path script) {
    return compiled.resolve(script.getFileName());
  }

  private void lint() throws IOException {
    var options = new CompilerOptions();
    options.setLanguageIn(LanguageMode.UNSTABLE);
    options.setChecksOnly(true);
    ERRORS.forEach(group -> options.setWarningLevel(group, CheckLevel.ERROR));
    options.setWarningLevel(TYPES_IN_COMMENTS, CheckLevel.OFF);
    options.setWarningLevel(DiagnosticGroups.MISSING_PROPERTIES, CheckLevel.OFF);
    var known = CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER);
    compile(Stream.concat(known.stream(), Stream.of(externs)).toList(), options);
  }

  private String minified(Path script) throws IOException {
    var options = new CompilerOptions();
    CompilationLevel.SIMPLE_OPTIMIZATIONS.setOptionsForCompilationLevel(options);
    options.setLanguageIn(LanguageMode.UNSTABLE);
    options.setLanguageOut(LanguageMode.NO_TRANSPILE);
    options.setEmitUseStrict(false);
    options.setOutputCharset(UTF_8);
    // All of it stands in a function, so the names of its top are its own.
    options.setRenamingPolicy(VariableRenamingPolicy.ALL, PropertyRenamingPolicy.OFF);
    options.setRemoveUnusedVariables(CompilerOptions.Reach.ALL);
    options.setInlineVariables(CompilerOptions.Reach.ALL);
    // No script stands within a page, where "<" and "=" would have to be escaped.
    options.setTrustedStrings(true);
    options.setDependencyOptions(
        DependencyOptions.pruneForEntryPoints(
            List.of(ModuleIdentifier.forFile(script.toString()))));
    return "(()=>{" + compile(List.of(externs), options).toSource() + "})();\n";
  }

  private Compiler compile(List<SourceFile> externs, CompilerOptions options) throws IOException {
    var compiler = new Compiler(System.err);
    var modules = files(Files.walk(sources)).stream().map(CompileScripts::module).toList();
    var result = compiler.compile(externs, modules, options);
    if (!result.success || !result.warnings.isEmpty()) {
      System.exit(1);
    }
    return compiler;
  }

  /** A file that exports something is a module, whose names are its own. */
  private static SourceFile module(Path file) {
    try {
      return SourceFile.fromCode(file.toString(), Files.readString(file) + "export {};");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Stream<Path> found) {
    try (found) {
      return found
          .filter(file -> file.toString().endsWith(".js") && !file.endsWith("externs.js"))
          .sorted()
          .toList();
    }
  }

  /** In milliseconds; 0 where there is no such file. */
  private static long modified(Path file) {
    return file.toFile().lastModified();
  }
}
