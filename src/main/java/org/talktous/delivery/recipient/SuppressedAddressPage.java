package org.talktous.delivery.recipient;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that get no mails, as admins see them.
 *
 * @param next the cursor of more
 */
record SuppressedAddressPage(
    List<RecipientRepository.Suppressed> addresses, @Nullable String next) {}
