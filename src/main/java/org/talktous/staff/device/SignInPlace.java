package org.talktous.staff.device;

import org.jspecify.annotations.Nullable;
import org.talktous.base.security.Network;

/**
 * Where a sign-in comes from.
 *
 * @param device the cookie that a browser keeps since it signed in before, genuine or not
 */
public record SignInPlace(Network network, @Nullable String device) {}
