/**
 * Who may do what: the roles of staff, readers' signed links, the origin of requests, and how often
 * anybody may try. It knows no feature; features ask it.
 */
@NullMarked
package org.talktous.base.security;

import org.jspecify.annotations.NullMarked;
