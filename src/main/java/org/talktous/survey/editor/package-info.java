/** The pages on which staff write, version and publish surveys and read their results. */
@NullMarked
package org.talktous.survey.editor;

import org.jspecify.annotations.NullMarked;
