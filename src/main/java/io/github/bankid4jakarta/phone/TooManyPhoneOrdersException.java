package io.github.bankid4jakarta.phone;

import java.time.Duration;

/** A limit on orders over the phone was reached, and nothing was asked of BankID. What to do: try again later. */
public final class TooManyPhoneOrdersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which limit it was. */
    private final Limit limit;

    private final transient Duration retryAfter;

    TooManyPhoneOrdersException(Limit limit, Duration retryAfter) {
        super("Too many orders over the phone (" + limit + ")");
        this.limit = limit;
        this.retryAfter = retryAfter;
    }

    /**
     * Which limit it was.
     *
     * @return the limit
     */
    public Limit limit() {
        return limit;
    }

    /**
     * When another try may succeed.
     *
     * @return how long from now
     */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** What is limited. */
    public enum Limit {
        /** How often one agent starts orders: {@code bankid.phone.starts-per-agent}. */
        STARTS_OF_AGENT,
        /** How many orders of one agent run: {@code bankid.phone.orders-per-agent}. */
        ORDERS_OF_AGENT,
        /** How often orders are started for one person: {@code bankid.phone.starts-per-person}. */
        STARTS_FOR_PERSON,
        /** One order for one person: a second one would make BankID end both. */
        ORDER_FOR_PERSON,
        /** How many orders are kept on this node. */
        ORDERS_OF_ALL
    }
}
