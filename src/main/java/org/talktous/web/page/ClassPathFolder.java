package org.talktous.web.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files below a folder of the class path, in a jar or not. The folder is the one that a file
 * known to be in it was loaded from, as jars need not have entries for folders.
 */
final class ClassPathFolder {
  private ClassPathFolder() {}

  /**
   * Lists the files below a folder, by their names within it, in the order of the alphabet.
   *
   * @param folder such as {@code messages/}
   * @param known the name of a file in it
   */
  static List<String> files(String folder, String known) {
    var url = ClassPathFolder.class.getClassLoader().getResource(folder + known);
    if (url == null) {
      throw new IllegalStateException("no " + folder + known + " on the class path");
    }
    try (var names = names(url, folder, known)) {
      return names.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder, e);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // closed by the caller
  private static Stream<String> names(URL url, String folder, String known) throws IOException {
    if (url.openConnection() instanceof JarURLConnection jar) {
      return jar.getJarFile().stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(folder))
          .map(entry -> entry.getName().substring(folder.length()));
    }
    var address = url.toString();
    var top = Path.of(URI.create(address.substring(0, address.length() - known.length())));
    return Files.walk(top)
        .filter(Files::isRegularFile)
        .map(file -> top.relativize(file).toString().replace('\\', '/'));
  }
}
