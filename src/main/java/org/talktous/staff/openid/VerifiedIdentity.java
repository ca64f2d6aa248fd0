package org.talktous.staff.openid;

/**
 * Whom a provider vouches for.
 *
 * @param issuer the provider
 * @param subject who it is there; never given to another person
 * @param email the address, as the provider has verified it
 */
public record VerifiedIdentity(String issuer, String subject, String email) {}
