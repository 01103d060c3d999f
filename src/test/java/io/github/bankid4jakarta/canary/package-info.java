/**
 * Proves that no secret and nothing about a person gets into a log or an address. Every simulated person, every order and
 * every token of the tests is a canary: {@link io.github.bankid4jakarta.canary.LogCanary} listens to the log of the whole
 * test run at its finest level, and {@link io.github.bankid4jakarta.canary.Canaries} knows what must never be heard.
 */
package io.github.bankid4jakarta.canary;
