package org.talktous.delivery;

/** Which deliveries staff have to look after, wherever they are counted or listed. */
public final class FailedDeliveries {
  /**
   * What failed, as SQL about the delivery {@code d}. Nobody can do anything about what a webhook
   * was to get that is deleted.
   */
  public static final String CONDITION =
      """
      d.state = 'failed'
        and not (d.channel = 'webhook' and d.target in (
          select cast(id as text) from webhook where deleted_at is not null))
      """;

  private FailedDeliveries() {}
}
