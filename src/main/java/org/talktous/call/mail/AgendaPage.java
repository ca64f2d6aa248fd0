package org.talktous.call.mail;

/**
 * What a host sees who wants no more morning mails, or wants them back.
 *
 * @param path of this page
 * @param declined whether they get none now
 */
record AgendaPage(String path, boolean declined) {
  String key() {
    return declined ? "agenda.off" : "agenda.on";
  }
}
