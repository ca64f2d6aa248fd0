package org.talktous.panel.site;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/**
 * An article that a site's page registered, as admins see it.
 *
 * @param authors their names, in one line
 */
@Introspected
record RegisteredArticle(
    String slug, String title, String authors, String origin, Instant registeredAt) {}
