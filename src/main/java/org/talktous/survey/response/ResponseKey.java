package org.talktous.survey.response;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * What makes a response that is sent again known: hashes of the sender's key and of all that was
 * sent under it.
 */
record ResponseKey(String key, String request) {

  static ResponseKey of(String key, String request) {
    return new ResponseKey(DigestUtils.sha256Hex(key), DigestUtils.sha256Hex(request));
  }
}
