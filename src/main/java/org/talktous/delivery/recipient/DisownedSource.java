package org.talktous.delivery.recipient;

import java.util.Optional;
import java.util.UUID;
import org.talktous.base.security.LinkScope;

/** What mails are about, such as calls, to addresses whose owners can say that it was not them. */
public interface DisownedSource {

  /** Signs the links by which they say so. */
  LinkScope scope();

  /** The address that is given for what a link stands for; none once it is erased. */
  Optional<String> address(UUID id);

  /** Takes one back that has the address, as far as it can be; doing it again is fine. */
  void takeBack(UUID id);
}
