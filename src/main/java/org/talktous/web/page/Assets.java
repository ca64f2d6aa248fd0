package org.talktous.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The static files of the pages, each read and gzipped on first use and cached for the life of the
 * process; in development, read anew each time.
 */
@Singleton
public final class Assets {
  private static final String READER = "assets/reader/";
  private static final String DESK = "assets/desk/";

  private static final Webjar PICO =
      new Webjar(
          "pico.css", "org.webjars.npm", "picocss__pico", "css/pico.fluid.classless.min.css");
  private static final Webjar HTMX =
      new Webjar("htmx.js", "org.webjars.npm", "htmx.org", "dist/htmx.min.js");

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();
  private final Map<String, Webjar> webjars;
  private final Sources sources;

  Assets(List<Webjar> ofFeatures, Sources sources) {
    this.sources = sources;
    this.webjars =
        Stream.concat(Stream.of(HTMX), ofFeatures.stream())
            .collect(Collectors.toUnmodifiableMap(Webjar::name, Function.identity()));
    // Warmed up at the start, as every reader's page needs them.
    for (var name : new String[] {"talk.css", "zone.js", "htmx.js", "icon.svg"}) {
      asset(name);
    }
  }

  /** The address of an asset, with the fingerprint of its content: it can be cached for ever. */
  public String address(String name) {
    return asset(name).address();
  }

  /** A style sheet or script as it is sent. */
  public String source(String name) {
    return new String(asset(name).plain(), UTF_8);
  }

  Optional<Asset> find(String name) {
    return exists(name) ? Optional.of(asset(name)) : Optional.empty();
  }

  private Asset asset(String name) {
    return sources.canChange()
        ? Asset.of(name, content(name))
        : assets.computeIfAbsent(name, key -> Asset.of(key, content(key)));
  }

  private boolean exists(String name) {
    return switch (name) {
      case "talk.css", "desk.css" -> true;
      default ->
          webjars.containsKey(name)
              || (name.matches("[a-z][a-z-]*\\.(css|js|svg)")
                  && resource("assets/" + name) != null);
    };
  }

  private byte[] content(String name) {
    var webjar = webjars.get(name);
    if (webjar != null) {
      return read(webjar.resource());
    }
    return switch (name) {
      case "talk.css" -> readerStyles();
      case "desk.css" -> deskStyles();
      default -> read("assets/" + name);
    };
  }

  /** Pico in a cascade layer, so that unlayered rules win over it whatever its specificity. */
  private byte[] readerStyles() {
    var pico = new String(read(PICO.resource()), UTF_8).replace("@charset \"UTF-8\";", "");
    return ("@layer pico{" + pico + "}" + sheets(READER, "controls.css")).getBytes(UTF_8);
  }

  private byte[] deskStyles() {
    return sheets(DESK, "lists.css").getBytes(UTF_8);
  }

  /** The sheets of a folder in one: its frame and what most pages share, then one a room. */
  private String sheets(String folder, String shared) {
    var first = List.of("frame.css", shared);
    var rooms =
        ClassPathFolder.files(folder, shared).stream().filter(sheet -> !first.contains(sheet));
    return Stream.concat(first.stream(), rooms)
        .map(sheet -> new String(read(folder + sheet), UTF_8))
        .collect(Collectors.joining());
  }

  private byte[] read(String resource) {
    var url = resource(resource);
    if (url == null) {
      throw new IllegalStateException("no " + resource + " on the class path");
    }
    try (var stream = url.openStream()) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private @Nullable URL resource(String name) {
    return sources.resource(name);
  }
}
