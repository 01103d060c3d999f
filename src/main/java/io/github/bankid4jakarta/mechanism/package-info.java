/**
 * The Jakarta Security adapter: an {@code HttpAuthenticationMechanism} that dispatches and decides nothing by itself. Knows
 * {@code http}, {@code identity}, {@code order} and the root package.
 */
package io.github.bankid4jakarta.mechanism;
