package org.talktous.delivery.recipient;

import org.talktous.testing.TalkToUs;

/** The task that tells of mails which were one too many, for tests of other rooms. */
public final class FoldedMailsTold {
  private FoldedMailsTold() {}

  /** Tells of what is due. */
  public static void tell(TalkToUs talk) {
    talk.bean(FoldedMailJob.class).tell();
  }
}
