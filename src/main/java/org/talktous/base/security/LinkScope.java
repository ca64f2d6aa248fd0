package org.talktous.base.security;

/**
 * What the tokens of one feature open; declared by the feature as a constant.
 *
 * @param name unique in the service, as it alone tells the tokens of two features apart; part of
 *     what is signed, so that it never changes
 */
public record LinkScope(String name) {}
