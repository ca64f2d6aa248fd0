package org.talktous.call.mail;

/**
 * What a reader sees who wants no more mails after calls, or wants them back.
 *
 * @param path of this page
 * @param declined whether they get none now
 */
record FollowUpPage(String path, boolean declined) {
  String key() {
    return declined ? "follow-up.off" : "follow-up.on";
  }
}
