package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;

/**
 * How an order stands.
 *
 * @param orderRef the order
 * @param status its status; while it is pending with the text of the QR code of this moment
 */
record CollectedOrder(OrderRef orderRef, OrderStatus status) {}
