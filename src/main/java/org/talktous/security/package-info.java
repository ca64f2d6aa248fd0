/**
 * Who may do what: staff accounts and their bearer tokens, readers' signed links, the origin of
 * forms, and how often anybody may try. It knows no feature; features ask it.
 */
@NullMarked
package org.talktous.security;

import org.jspecify.annotations.NullMarked;
