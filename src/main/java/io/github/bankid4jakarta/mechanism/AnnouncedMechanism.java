package io.github.bankid4jakarta.mechanism;

import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;

/**
 * Our mechanism as a type of its own, for servers that look for mechanisms among types and then ask for the bean of what they
 * found. An interface, so that it is no bean by itself, and so that the bean can be reached through a proxy.
 */
public interface AnnouncedMechanism extends HttpAuthenticationMechanism {}
