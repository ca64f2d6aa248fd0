/**
 * The articles that calls, comments and surveys are about: what they say in each language, their
 * sections, and passages quoted from them. It knows none of the features that point to it.
 */
@NullMarked
package org.talktous.article;

import org.jspecify.annotations.NullMarked;
