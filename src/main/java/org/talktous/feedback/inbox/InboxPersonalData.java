package org.talktous.feedback.inbox;

import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.talktous.base.privacy.DataSubject;
import org.talktous.base.privacy.PersonalData;

/** Filters of staff that look for one reader by name or address. */
@Singleton
class InboxPersonalData implements PersonalData {
  private final InboxViewRepository rows;

  InboxPersonalData(InboxViewRepository rows) {
    this.rows = rows;
  }

  @Override
  public Set<String> tables() {
    return Set.of("inbox_view");
  }

  @Override
  public void erase(DataSubject reader, Instant now) {
    if (!reader.words().isEmpty()) {
      rows.all().stream()
          .filter(view -> reader.isMeant(view.name()) || isFor(reader, view.filter()))
          .forEach(view -> rows.remove(view.id()));
    }
  }

  private static boolean isFor(DataSubject reader, String query) {
    return Arrays.stream(query.split("[?&]"))
        .map(each -> each.substring(each.indexOf('=') + 1))
        .filter(value -> !value.isEmpty())
        .anyMatch(value -> reader.isMeant(URLDecoder.decode(value, StandardCharsets.UTF_8)));
  }
}
