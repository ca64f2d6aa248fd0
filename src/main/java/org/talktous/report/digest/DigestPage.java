package org.talktous.report.digest;

/**
 * What an admin sees who wants no more weekly mails.
 *
 * @param path of this page
 * @param wanted whether they get them now
 */
record DigestPage(String path, boolean wanted) {
  String key() {
    return wanted ? "digest.on" : "digest.off";
  }
}
