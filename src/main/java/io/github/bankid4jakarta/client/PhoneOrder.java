package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;

/** An order over the phone. Some backends answer at once and are collected, others answer when the order has ended. */
public sealed interface PhoneOrder {

    /**
     * The order runs.
     *
     * @param orderRef to collect or cancel it
     */
    record Running(OrderRef orderRef) implements PhoneOrder {}

    /**
     * The order has ended.
     *
     * @param orderRef the ended order
     * @param status {@code Failed} or {@code Complete}
     */
    record Ended(OrderRef orderRef, OrderStatus status) implements PhoneOrder {}
}
