/**
 * Who somebody is by the word of an OpenID Connect provider that the operator has named. It knows
 * no accounts: {@code staff} decides who may come in.
 *
 * <p>The protocol is micronaut-security-oauth2's. Its parts are put together here by hand, because
 * a client that it makes by itself from settings opens routes, asks the provider while the service
 * starts and never again if that fails, and lets whatever the provider has signed pass for a token
 * of ours.
 */
@NullMarked
package org.talktous.openid;

import org.jspecify.annotations.NullMarked;
