package org.talktous.staff.openid;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.oauth2.url.DefaultOauthRouteUrlBuilder;
import io.micronaut.security.oauth2.url.OauthRouteUrlBuilder;
import jakarta.inject.Singleton;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.talktous.base.setting.PublicUrl;

/**
 * Where people leave for the provider and come back from it. The redirect URI is built from {@code
 * TALK_PUBLIC_URL}, never from a request's {@code Host}, which a client can forge.
 */
@Singleton
@Replaces(DefaultOauthRouteUrlBuilder.class)
final class OpenIdAddresses implements OauthRouteUrlBuilder<HttpRequest<?>> {
  private final PublicUrl publicUrl;

  OpenIdAddresses(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  @Override
  public URL buildLoginUrl(@Nullable HttpRequest<?> request, String provider) {
    return buildUrl(request, OpenIdProvider.BEGIN);
  }

  @Override
  public URL buildCallbackUrl(@Nullable HttpRequest<?> request, String provider) {
    return buildUrl(request, OpenIdProvider.RETURN);
  }

  @Override
  public URI buildLoginUri(String provider) {
    return URI.create(OpenIdProvider.BEGIN);
  }

  @Override
  public URI buildCallbackUri(String provider) {
    return URI.create(OpenIdProvider.RETURN);
  }

  @Override
  public URL buildUrl(@Nullable HttpRequest<?> request, String path) {
    try {
      return URI.create(publicUrl.of(path)).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("the public address is one of the web", e);
    }
  }
}
