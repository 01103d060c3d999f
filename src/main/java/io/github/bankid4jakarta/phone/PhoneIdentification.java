package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Identifies the person that an agent talks to on the phone. Inject it:
 *
 * <pre>{@code
 * @Inject PhoneIdentification phone;
 *
 * PhoneOrderId order = phone.start(new PersonalNumber("191212121212"), CallInitiator.USER);
 * OrderStatus status = phone.status(order);
 * }</pre>
 *
 * <p>Every call is made by an agent, during a request of theirs: a caller in the role that the setting
 * {@code bankid.phone.role} names. An order belongs to the agent who started it, and lives on this node only. When it has ended, its end can be read for a minute
 * ({@code bankid.phone.result-retention}); then it is forgotten. Nobody but the person who was asked for can complete it. Safe
 * for use by several threads.
 *
 * <p>Besides what it documents, every method throws {@link NotAnAgentException} where the caller is no agent or there is no
 * request, and
 * {@link IllegalStateException} where {@code bankid.phone.role} is not set.
 */
public interface PhoneIdentification {

    /**
     * Starts an order and returns at once. A second start by the same agent for the same person and call, while the order
     * runs, answers the same order.
     *
     * @param personalNumber who the person says they are
     * @param callInitiator who rang whom; the app asks the person to confirm it, so there is no default
     * @return the agent's name for the order
     * @throws NullPointerException where either is null
     * @throws TooManyPhoneOrdersException where a limit is reached
     */
    PhoneOrderId start(PersonalNumber personalNumber, CallInitiator callInitiator);

    /**
     * How an order stands. Answers from memory and never waits for BankID.
     *
     * @param id the agent's order
     * @return {@code Pending} with the hint code {@code unknown} until BankID has said what it waits for, which some backends
     *     never do; {@code Failed}; or {@code Complete} for the person that was asked for
     * @throws UnknownPhoneOrderException where the agent has no such order
     * @throws io.github.bankid4jakarta.client.BankIdException where the order broke instead of ending
     */
    OrderStatus status(PhoneOrderId id);

    /**
     * Ends an order, here at once and at BankID as soon as possible. Has no effect after the end.
     *
     * @param id the agent's order
     * @throws UnknownPhoneOrderException where the agent has no such order
     */
    void cancel(PhoneOrderId id);

    /**
     * Starts an order, without waiting for its end.
     *
     * @param personalNumber who the person says they are
     * @param callInitiator who rang whom
     * @return completes with {@code Failed} or {@code Complete}, or fails with a
     *     {@link io.github.bankid4jakarta.client.BankIdException}. What follows it runs on a thread that others wait for, so
     *     it must be short, or be given an executor
     * @throws NullPointerException where either is null
     * @throws TooManyPhoneOrdersException where a limit is reached
     */
    CompletionStage<OrderStatus> identify(PersonalNumber personalNumber, CallInitiator callInitiator);

    /**
     * Starts an order and waits for its end. Holds the calling thread for as long.
     *
     * @param personalNumber who the person says they are
     * @param callInitiator who rang whom
     * @param longest how long to wait; then the order is cancelled
     * @return {@code Complete} or {@code Failed}; with the hint code {@code expiredTransaction} where the time was up, and
     *     with {@code cancelled} where the thread was interrupted, which stays interrupted
     * @throws NullPointerException where any of them is null
     * @throws TooManyPhoneOrdersException where a limit is reached
     * @throws io.github.bankid4jakarta.client.BankIdException where the order broke instead of ending
     */
    OrderStatus identify(PersonalNumber personalNumber, CallInitiator callInitiator, Duration longest);
}
