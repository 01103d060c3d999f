package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.ClaimedLogin;

/** What the endpoints made of a request. */
sealed interface LoginOutcome {

    /** The request is not for the reserved path: the application answers it. */
    record NotOurs() implements LoginOutcome {}

    /** The request was answered, and nothing about the caller changes. */
    record Answered() implements LoginOutcome {}

    /**
     * A completed order was claimed. Nothing was answered yet: whoever asks the identity stores calls
     * {@link BankIdEndpoints#welcome} or {@link BankIdEndpoints#notAccepted} next.
     *
     * @param login who identified
     * @param exchange the request that claimed it
     */
    record Authenticated(ClaimedLogin login, Exchange exchange) implements LoginOutcome {}

    /**
     * The caller logged out and the session has gone. Nothing was answered yet: whoever takes the caller away from the request
     * calls {@link BankIdEndpoints#farewell} next, and touches neither request nor response after that.
     *
     * @param exchange the request that logged out
     */
    record LoggedOut(Exchange exchange) implements LoginOutcome {}
}
