package org.talktous.delivery.recipient;

/**
 * What the owner of an address sees who says that it was not them.
 *
 * @param path of this page
 * @param done whether they have said so
 */
record NotMePage(String path, boolean done) {
  String key() {
    return done ? "not-me.done" : "not-me.ask";
  }
}
