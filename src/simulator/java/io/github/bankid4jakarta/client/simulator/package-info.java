/**
 * A whole BankID in one process, for development and tests: no account, no network, no certificate. It is a JAR of its own,
 * is chosen by name only ({@code bankid.backend=simulator}) and starts only where {@code bankid.environment} says {@code development} or {@code test}.
 *
 * <p>{@link io.github.bankid4jakarta.client.simulator.SimulatedBankId} keeps the orders as BankID does and is what a relying
 * party talks to; {@link io.github.bankid4jakarta.client.simulator.SimulatedPhone} is the far end, on which a
 * {@link io.github.bankid4jakarta.client.simulator.SimulatedPerson} scans, approves and declines;
 * {@link io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient} plugs both into the library, and
 * {@link io.github.bankid4jakarta.client.simulator.PhonePage} shows the phone in a browser and offers it to tests over
 * plain HTTP. Every orderRef and token is a UUID of version 8 (its third group starts with 8), so that a test can search
 * logs and answers for them.
 */
package io.github.bankid4jakarta.client.simulator;
