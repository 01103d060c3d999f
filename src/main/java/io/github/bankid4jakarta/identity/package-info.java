/**
 * The step from an end user at BankID to a caller of the container: the credential that the mechanism hands to the identity
 * stores, and the store that turns it into a caller name and groups. Knows the root package, {@code model} and
 * {@code config}.
 */
package io.github.bankid4jakarta.identity;
