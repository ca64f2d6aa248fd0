package org.talktous.web.page;

/**
 * A file of a webjar that is served as an asset; declared as a bean by the feature whose pages load
 * it.
 *
 * @param name its name among the assets, such as {@code chart.js}
 * @param group the Maven group of the webjar
 * @param path where it is, below the version's folder
 */
public record Webjar(String name, String group, String artifact, String path) {
  String resource() {
    var properties = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    var version = Texts.read(properties).get("version");
    return "META-INF/resources/webjars/" + artifact + "/" + version + "/" + path;
  }
}
