/**
 * Those who work at the desk: their accounts, how they sign in, and how long that holds.
 *
 * <p>{@code security} tells what a member may do; here is who they are.
 */
@NullMarked
package org.talktous.staff;

import org.jspecify.annotations.NullMarked;
