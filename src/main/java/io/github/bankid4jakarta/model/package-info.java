/**
 * BankID's facts as immutable values: what an order is, how it stands, who the end user was. Depends on the JDK only, and
 * everything else may depend on it. Values that hold a secret or personal data have a {@code toString} that shows neither.
 */
package io.github.bankid4jakarta.model;
