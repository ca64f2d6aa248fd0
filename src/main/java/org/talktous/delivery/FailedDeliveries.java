package org.talktous.delivery;

/** Which deliveries staff have to look after, wherever they are counted or listed. */
public final class FailedDeliveries {
  /**
   * SQL condition on the delivery {@code d}: it failed, and its target still exists. A failure of a
   * deleted target, such as a webhook, cannot be mended.
   */
  public static final String CONDITION =
      """
      d.state = 'failed'
        and (d.channel, d.target) not in (select channel, target from abandoned_target)
      """;

  private FailedDeliveries() {}
}
