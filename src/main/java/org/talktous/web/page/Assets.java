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
 * The style sheets, scripts and pictures of the pages, each read and packed when first needed, then
 * kept.
 */
@Singleton
public final class Assets {
  private static final String DESK = "assets/desk/";

  /** The sheets of the desk's frame, on which those of the rooms build. */
  private static final List<String> FRAME = List.of("frame.css", "lists.css");

  private static final Webjar PICO =
      new Webjar(
          "pico.css", "org.webjars.npm", "picocss__pico", "css/pico.fluid.classless.min.css");
  private static final Webjar HTMX =
      new Webjar("htmx.js", "org.webjars.npm", "htmx.org", "dist/htmx.min.js");

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();
  private final Map<String, Webjar> webjars;

  Assets(List<Webjar> ofFeatures) {
    this.webjars =
        Stream.concat(Stream.of(HTMX), ofFeatures.stream())
            .collect(Collectors.toUnmodifiableMap(Webjar::name, Function.identity()));
    // What the reader's pages need is packed before the first of them comes.
    for (var name : new String[] {"talk.css", "zone.js", "htmx.js", "icon.svg"}) {
      asset(name);
    }
  }

  /** The address of an asset: it changes with the content, so that it can be kept for ever. */
  public String address(String name) {
    return asset(name).address();
  }

  Optional<Asset> find(String name) {
    return exists(name) ? Optional.of(asset(name)) : Optional.empty();
  }

  private Asset asset(String name) {
    return assets.computeIfAbsent(name, key -> Asset.of(key, content(key)));
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
      case "talk.css" -> styles();
      case "desk.css" -> deskStyles();
      default -> read("assets/" + name);
    };
  }

  /** Pico in a layer of its own, under ours: whatever we say wins, however specific Pico is. */
  private static byte[] styles() {
    var pico = new String(read(PICO.resource()), UTF_8);
    var rules = pico.replace("@charset \"UTF-8\";", "");
    var own = Css.shortened(new String(read("assets/talk.css"), UTF_8));
    return ("@layer pico{" + rules + "}" + own).getBytes(UTF_8);
  }

  /** A sheet for each room of the desk, after the one of its frame. */
  private static byte[] deskStyles() {
    var sheets = new StringBuilder();
    var rooms =
        ClassPathFolder.files(DESK, FRAME.getFirst()).stream()
            .filter(sheet -> !FRAME.contains(sheet));
    Stream.concat(FRAME.stream(), rooms)
        .forEach(sheet -> sheets.append(new String(read(DESK + sheet), UTF_8)));
    return Css.shortened(sheets.toString()).getBytes(UTF_8);
  }

  private static byte[] read(String resource) {
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

  private static @Nullable URL resource(String name) {
    return Assets.class.getClassLoader().getResource(name);
  }
}
