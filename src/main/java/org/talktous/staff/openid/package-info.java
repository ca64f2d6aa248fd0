/**
 * The client of an OpenID Connect provider (OpenID Connect Core 1.0, authorization code flow) on
 * micronaut-security-oauth2. It depends on no accounts. The library’s parts are put together by
 * hand because its own client opens routes, fails for good when the provider is away at the start,
 * and takes whatever the provider signed for a token of ours.
 */
@NullMarked
package org.talktous.staff.openid;

import org.jspecify.annotations.NullMarked;
