/**
 * The calls as staff see and change them: the list, one call, a host’s day, and the admin’s API.
 */
@NullMarked
package org.talktous.call.desk;

import org.jspecify.annotations.NullMarked;
