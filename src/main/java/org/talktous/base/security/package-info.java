/**
 * Who may do what: the roles of staff, readers' signed links, the origin of requests, and rate
 * limits. It depends on no feature; features use it.
 */
@NullMarked
package org.talktous.base.security;

import org.jspecify.annotations.NullMarked;
