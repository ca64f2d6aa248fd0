package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.Expiring;
import org.talktous.base.privacy.JsonRows;
import org.talktous.base.privacy.PersonalData;
import org.talktous.web.constraint.FoldedEmail;

/**
 * What is known of addresses themselves: erased with the last record that has the address. The
 * suppression stays, as a digest: otherwise a stranger who erases what they sent with the address
 * could have mails sent there again.
 */
@Singleton
class RecipientPersonalData implements PersonalData, Expiring {
  private static final Period KEPT = Period.ofDays(365);

  private final RecipientRepository rows;
  private final JsonRows json;

  RecipientPersonalData(RecipientRepository rows, JsonRows json) {
    this.rows = rows;
    this.json = json;
  }

  @Override
  public Set<String> tables() {
    return Set.of("confirmed_address", "suppressed_address", "folded_mail");
  }

  /** Only to those who are known to be at the address, as it says what its owner has done. */
  @Override
  public Map<String, List<?>> export(DataSubject reader) {
    var address = reader.address();
    if (address == null) {
      return Map.of();
    }
    var folded = FoldedEmail.of(address);
    return Map.of(
        "addressConfirmed", json.read(rows.exportedConfirmed(folded)),
        "addressSuppressed", json.read(rows.exportedSuppressed(Recipient.of(address).digest())),
        "mailsFolded", json.read(rows.exportedFolded(folded)));
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    rows.forgetAbout(reader.names().toArray(String[]::new));
  }

  @Override
  public void forget(String[] foldedAddresses) {
    rows.forgetConfirmed(foldedAddresses);
    rows.forgetSuppressed(
        Arrays.stream(foldedAddresses)
            .map(address -> Recipient.of(address).digest())
            .toArray(String[]::new));
    rows.forgetFoldedOf(foldedAddresses);
  }

  @Override
  public String what() {
    return "addresses that were confirmed";
  }

  @Override
  public Period kept() {
    return KEPT;
  }

  @Override
  public int deleteBefore(Instant time, int limit) {
    return rows.forgetConfirmedBefore(time, limit);
  }
}
