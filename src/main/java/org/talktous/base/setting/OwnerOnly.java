package org.talktous.base.setting;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Files that no other user of the machine may read or change: mode 0600, directories 0700. A file
 * system that knows no such modes keeps its own rules.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  private OwnerOnly() {}

  /** Makes a directory, and those above it as usual. One that is there is closed to others. */
  public static void createDirectory(Path directory) throws IOException {
    var parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, mode(directory, DIRECTORY));
    }
    closeMounted(directory);
  }

  // A mounted volume may refuse chmod: its mode is the operator's choice.
  private static void closeMounted(Path directory) throws IOException {
    try {
      closeOne(directory);
    } catch (AccessDeniedException e) {
      throw e;
    } catch (FileSystemException notOurs) {
      // what is made inside is closed
    }
  }

  /** Opens a file, which is made with its mode. */
  public static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
    return FileChannel.open(file, options, mode(file, FILE));
  }

  private static FileAttribute<?>[] mode(Path path, Set<PosixFilePermission> mode) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }

  /** Closes all that lies at a path, be it there or not; programs stay programs. */
  public static void close(Path root) throws IOException {
    if (Files.exists(root)) {
      Files.walkFileTree(root, new Closing());
    }
  }

  private static void closeOne(Path path) throws IOException {
    var view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    var given = view == null ? null : view.readAttributes();
    if (given != null && !given.isSymbolicLink() && !DIRECTORY.containsAll(given.permissions())) {
      var kept = EnumSet.copyOf(DIRECTORY);
      kept.retainAll(given.permissions());
      view.setPermissions(kept);
    }
  }

  private static final class Closing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      closeOne(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      closeOne(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
