package org.talktous.delivery;

/** Which deliveries staff have to look after, wherever they are counted or listed. */
public final class FailedDeliveries {
  /**
   * What failed, as SQL about the delivery {@code d}. Nobody can do anything about what a target
   * was to get that is deleted, such as a webhook.
   */
  public static final String CONDITION =
      """
      d.state = 'failed'
        and (d.channel, d.target) not in (select channel, target from abandoned_target)
      """;

  private FailedDeliveries() {}
}
