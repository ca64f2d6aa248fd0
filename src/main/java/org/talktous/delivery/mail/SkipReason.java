package org.talktous.delivery.mail;

/**
 * Why a mail is not sent after all; declared by the feature that would have written it, with a
 * message {@code delivery.answered.} in the feature's bundle.
 *
 * @param words as the delivery log notes it, without names or addresses
 */
public record SkipReason(String words) {}
