package org.talktous.web.page;

/**
 * The path of the public address, which a proxy takes off a request and which is put before every
 * path that leaves the service.
 */
public interface PathPrefix {
  /** The path, such as {@code /talk}; empty if there is none. */
  String path();

  /** What a browser asks for to get a path of the service: the same behind the prefix. */
  String outside(String inside);

  /** The path for which browsers send cookies back: everything of the service, and no more. */
  String cookiePath();
}
