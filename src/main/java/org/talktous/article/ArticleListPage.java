package org.talktous.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The articles, as the desk lists them.
 *
 * @param query what was searched for
 * @param next the cursor of those after
 */
record ArticleListPage(List<ArticleListing> articles, String query, @Nullable String next) {}
