package io.github.bankid4jakarta.wire;

/** What the hosted API can be asked for. Each operation is a POST of JSON to its own path. */
public enum Operation {
    /** Starts an identification: {@link AuthBody}, answered by {@link StartedBody}. */
    AUTH("auth"),
    /** Asks how an order stands: {@link OrderRefBody}, answered by {@link StatusBody}. */
    COLLECT("collect"),
    /** Identifies somebody on the phone: {@link PhoneAuthBody}, answered at the end of the order by {@link StatusBody}. */
    AUTH_AND_COLLECT("auth-and-collect"),
    /** Ends an order: {@link OrderRefBody}, answered by {@link EmptyBody}. */
    CANCEL("cancel");

    private final String path;

    Operation(String path) {
        this.path = path;
    }

    /**
     * Where the operation lies below the API's address.
     *
     * @return one path segment, such as {@code auth-and-collect}
     */
    public String path() {
        return path;
    }
}
