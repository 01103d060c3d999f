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

    /** The caller logged out, the session has gone and the request was answered. */
    record LoggedOut() implements LoginOutcome {}
}
