package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import java.util.Optional;

/**
 * The end of an order over the phone.
 *
 * @param orderRef the order; empty where it ended before BankID told its reference
 * @param status {@code Failed}, or {@code Complete} for the person who was asked for
 */
public record PhoneEnd(Optional<OrderRef> orderRef, OrderStatus status) {}
