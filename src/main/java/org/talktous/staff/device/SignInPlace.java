package org.talktous.staff.device;

import org.jspecify.annotations.Nullable;
import org.talktous.base.security.Network;

/**
 * From where somebody signs in.
 *
 * @param device the cookie that a browser keeps since it signed in before, genuine or not
 */
public record SignInPlace(Network network, @Nullable String device) {}
