package org.talktous.base.setting;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment a process was given, by name. Each setting may stand in a file instead: {@code
 * NAME_FILE} names one whose content, without the line end, becomes {@code NAME}, as secrets are
 * handed to containers. The rule names no setting, so it holds for new ones.
 *
 * @param values every environment variable, and every setting that was read from a file
 */
public record Settings(Map<String, String> values) {
  // Others end in _FILE too, such as SSL_CERT_FILE, and are none of ours.
  private static final Pattern NAMES_A_FILE =
      Pattern.compile("((?:TALK|DATASOURCES|SMTP|IMAP|KAFKA|MICRONAUT)_[A-Z0-9_]+)_FILE");
  private static final int LARGEST_FILE = 64 * 1024;

  public Settings {
    values = Map.copyOf(values);
  }

  /** Reads the files that the environment names. */
  public static Settings of(Map<String, String> environment) {
    var values = new HashMap<>(environment);
    environment.forEach(
        (name, file) -> {
          var setting = NAMES_A_FILE.matcher(name);
          if (setting.matches() && !file.isBlank()) {
            values.put(setting.group(1), content(name, file.strip(), environment));
          }
        });
    return new Settings(values);
  }

  private static String content(String name, String file, Map<String, String> environment) {
    var setting = name.substring(0, name.lastIndexOf('_'));
    if (!environment.getOrDefault(setting, "").isBlank()) {
      throw new InvalidSetting(name, "is set and so is " + setting + ": only one may be");
    }
    var content = text(name, file).replaceFirst("[\\r\\n]+\\z", "");
    if (content.isBlank()) {
      throw new InvalidSetting(name, "names an empty file: " + file);
    }
    return content;
  }

  private static String text(String name, String file) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(bytes(name, Path.of(file)));
      if (text.chars().noneMatch(each -> each == 0)) {
        return text.toString();
      }
    } catch (CharacterCodingException notText) {
      // said below
    } catch (IOException | InvalidPathException e) {
      throw new InvalidSetting(name, "names a file that cannot be read: " + file);
    }
    throw new InvalidSetting(name, "names a file that is not UTF-8 text: " + file);
  }

  // A FIFO without a writer would block the start for ever.
  private static ByteBuffer bytes(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InvalidSetting(name, "names no file: " + file);
    }
    try (var content = Files.newInputStream(file)) {
      var bytes = content.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new InvalidSetting(name, "names a file of more than 64 KiB: " + file);
      }
      return ByteBuffer.wrap(bytes);
    }
  }

  /** A setting without the blanks around it, empty if it is not set. */
  public String text(String name) {
    return values.getOrDefault(name, "").strip();
  }

  /** A setting as it was given, blanks and all, which may belong to a password. */
  public String verbatim(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean has(String name) {
    return !text(name).isEmpty();
  }
}
