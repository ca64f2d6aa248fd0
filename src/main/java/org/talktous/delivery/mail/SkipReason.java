package org.talktous.delivery.mail;

import org.talktous.delivery.DeliveryAnswer;

/**
 * Why a mail is not sent after all; declared by the feature that would have written it, with a
 * message {@code delivery.answered.not-sent.CODE} in the feature's bundle.
 */
public record SkipReason(String code) {

  /** As the delivery log stores it. */
  public DeliveryAnswer answer() {
    return DeliveryAnswer.of("not-sent." + code);
  }
}
