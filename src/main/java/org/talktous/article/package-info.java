/**
 * The articles that calls, comments and surveys are about: what they say in each language, their
 * sections, and passages quoted from them. It depends on none of the features that refer to it.
 */
@NullMarked
package org.talktous.article;

import org.jspecify.annotations.NullMarked;
