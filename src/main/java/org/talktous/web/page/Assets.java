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
import org.jspecify.annotations.Nullable;

/**
 * The style sheets, scripts and pictures of the pages, each read and packed when first needed, then
 * kept.
 */
@Singleton
public final class Assets {
  private static final List<String> DESK =
      List.of("frame", "lists", "staff", "today", "calls", "hours", "inbox", "surveys", "reports");

  private final Map<String, Asset> assets = new ConcurrentHashMap<>();

  Assets() {
    // What the reader's pages need is packed before the first of them comes.
    for (var name : new String[] {"talk.css", "zone.js", "call.js", "htmx.js", "icon.svg"}) {
      asset(name);
    }
  }

  /** The address of an asset: it changes with the content, so that it can be kept for ever. */
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
    return assets.computeIfAbsent(name, key -> Asset.of(key, content(key)));
  }

  private static boolean exists(String name) {
    return switch (name) {
      case "talk.css", "desk.css", "htmx.js", "chart.js", "swagger-ui.css", "swagger-ui.js" -> true;
      default -> name.matches("[a-z][a-z-]*\\.(css|js|svg)") && resource("assets/" + name) != null;
    };
  }

  private static byte[] content(String name) {
    return switch (name) {
      case "talk.css" -> styles();
      case "desk.css" -> deskStyles();
      case "embed.js", "panel.js", "register.js" ->
          Scripts.shortened(new String(read("assets/" + name), UTF_8)).getBytes(UTF_8);
      case "htmx.js" -> webjar("org.webjars.npm", "htmx.org", "dist/htmx.min.js");
      case "chart.js" -> webjar("org.webjars.npm", "chart.js", "dist/chart.umd.min.js");
      case "swagger-ui.css" -> webjar("org.webjars", "swagger-ui", "swagger-ui.css");
      case "swagger-ui.js" -> webjar("org.webjars", "swagger-ui", "swagger-ui-bundle.js");
      default -> read("assets/" + name);
    };
  }

  /** Pico in a layer of its own, under ours: whatever we say wins, however specific Pico is. */
  private static byte[] styles() {
    var pico =
        new String(
            webjar("org.webjars.npm", "picocss__pico", "css/pico.fluid.classless.min.css"), UTF_8);
    var rules = pico.replace("@charset \"UTF-8\";", "");
    var own = Css.shortened(new String(read("assets/talk.css"), UTF_8));
    return ("@layer pico{" + rules + "}" + own).getBytes(UTF_8);
  }

  /** A sheet for each room of the desk, after the one of its frame. */
  private static byte[] deskStyles() {
    var sheets = new StringBuilder();
    for (var room : DESK) {
      sheets.append(new String(read("assets/desk/" + room + ".css"), UTF_8));
    }
    return Css.shortened(sheets.toString()).getBytes(UTF_8);
  }

  private static byte[] webjar(String group, String artifact, String path) {
    var version =
        Texts.read("META-INF/maven/" + group + "/" + artifact + "/pom.properties").get("version");
    return read("META-INF/resources/webjars/" + artifact + "/" + version + "/" + path);
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
