package org.talktous.delivery.recipient;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;
import org.talktous.web.problem.NotFound;

/**
 * Takes back what was sent with an address whose owner says that it was not them, and suppresses
 * mail to it.
 */
@Singleton
class Disowning {
  /** Signs the links of the one mail about others; each stands for all that this tells of. */
  static final LinkScope MAILS = new LinkScope("MAILS-NOT-ME");

  private final List<DisownedSource> sources;
  private final NotMeLinks links;
  private final RecipientRepository rows;
  private final SuppressedAddresses addresses;

  Disowning(
      List<DisownedSource> sources,
      NotMeLinks links,
      RecipientRepository rows,
      SuppressedAddresses addresses) {
    this.sources = sources;
    this.links = links;
    this.rows = rows;
    this.addresses = addresses;
  }

  /** Refuses a link that is not genuine. */
  void check(String token) {
    open(token);
  }

  /** Does as the owner of an address says; saying it again is fine. */
  void disown(String token) {
    var records = open(token);
    var taken = records.known.stream().filter(each -> each.isOf(records.digest)).toList();
    // First, as what is taken back would be announced by a mail.
    addresses.suppress(
        records.digest,
        taken.stream().flatMap(each -> each.recipient().stream()).findFirst().orElse(null));
    taken.forEach(each -> each.source.takeBack(each.id));
  }

  /** What a link is about, and to whom it was mailed. */
  private record Records(String digest, List<Known> known) {}

  private record Known(DisownedSource source, UUID id) {
    /** The recipient of its address; empty once that is erased. */
    Optional<Recipient> recipient() {
      return source.address(id).map(Recipient::of);
    }

    boolean isOf(String digest) {
      return recipient().filter(now -> now.digest().equals(digest)).isPresent();
    }
  }

  private Records open(String token) {
    return sources.stream()
        .flatMap(source -> open(source, token).stream())
        .findFirst()
        .or(() -> links.open(MAILS, token).map(this::ofMails))
        .orElseThrow(() -> new NotFound("mail"));
  }

  private Optional<Records> open(DisownedSource source, String token) {
    return links
        .open(source.scope(), token)
        .map(opened -> new Records(opened.digest(), List.of(new Known(source, opened.id()))));
  }

  private Records ofMails(NotMeLinks.Opened opened) {
    var known =
        rows.ofBatch(opened.id()).stream()
            .flatMap(mail -> known(mail).stream())
            .distinct()
            .toList();
    return new Records(opened.digest(), known);
  }

  private Optional<Known> known(RecipientRepository.Folded mail) {
    var about = mail.about();
    return about == null
        ? Optional.empty()
        : sources.stream()
            .filter(source -> source.scope().name().equals(mail.scope()))
            .findFirst()
            .map(source -> new Known(source, about));
  }
}
