package org.talktous.web.page;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where templates and assets are read from: the class path or, in development, the folder of the
 * system property {@code talk.sources}, where a change shows at the next request.
 */
@Singleton
final class Sources {
  static final Sources CLASS_PATH = new Sources(null);

  private final @Nullable Path folder;

  /**
   * @param folder such as {@code src/main}
   */
  Sources(@Property(name = "talk.sources") @Nullable String folder) {
    this.folder = folder == null || folder.isEmpty() ? null : Path.of(folder).toAbsolutePath();
  }

  /** Whether a file may change while the service runs. */
  boolean canChange() {
    return folder != null;
  }

  Templates templates() {
    return folder == null
        ? Templates.precompiled()
        : new ReloadedTemplates(
            folder.resolve("jte"), folder.resolveSibling("../target/jte-reloaded").normalize());
  }

  @Nullable URL resource(String name) {
    var file = folder == null ? null : folder.resolve("resources").resolve(name);
    if (file == null || !Files.isRegularFile(file)) {
      return Sources.class.getClassLoader().getResource(name);
    }
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}
