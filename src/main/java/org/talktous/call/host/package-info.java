/**
 * Hosts: who they are, weekly hours, exceptions of single dates, and the pages on which these are
 * kept.
 */
@NullMarked
package org.talktous.call.host;

import org.jspecify.annotations.NullMarked;
