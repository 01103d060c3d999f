/**
 * The port to BankID: what every backend can do ({@link io.github.bankid4jakarta.client.BankIdClient}), how it is found
 * ({@link io.github.bankid4jakarta.client.BankIdBackend}), and the three ways in which a call can fail. Knows
 * {@code model} and {@code config}; backends live in packages below and never see each other.
 */
package io.github.bankid4jakarta.client;
