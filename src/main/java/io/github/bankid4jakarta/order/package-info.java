/**
 * The order engine: starts an order for a browser, paces collects, latches the final answer, renews QR orders for a bounded
 * time, cancels what was replaced, and lets a completed order be claimed once. Works on demand: nothing runs while nobody
 * asks. Time, randomness and the executor come from outside, so the engine runs in virtual time in tests. Knows
 * {@code model}, {@code client}, {@code event} and {@code config}.
 *
 * <p>{@link io.github.bankid4jakarta.order.OrderEngine} is the way in. A
 * {@link io.github.bankid4jakarta.order.LoginOrder} is a value that moves from one
 * {@link io.github.bankid4jakarta.order.Progress} to the next; a {@code LiveOrder} guards the newest one on this node; an
 * {@link io.github.bankid4jakarta.order.OrderStore} keeps it as text with the browser's session, so that another node can
 * carry on.
 */
package io.github.bankid4jakarta.order;
