package io.github.bankid4jakarta.client;

import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.Set;

/**
 * Starts, collects and cancels BankID orders through one backend. Every method blocks for at most the backend's configured
 * deadline; implementations are safe for use by several threads.
 *
 * <p>Expected ends of an order are values ({@link OrderStatus}). A call that could not be made, was refused or was answered
 * with nonsense throws one of the three kinds of {@link BankIdException}, because a caller has three decisions to make: try
 * again, tell the user, alert the operator.
 */
public interface BankIdClient extends AutoCloseable {

    /**
     * What this backend can do beyond identifying somebody in a browser.
     *
     * @return the capabilities; never null
     */
    Set<Capability> capabilities();

    /**
     * Starts an identification.
     *
     * @param request who and how
     * @return the started order
     * @throws BankIdUnavailableException where BankID could not be reached or did not answer in time; an order may exist
     *     without our knowing it unless {@link BankIdUnavailableException#sent()} is false
     * @throws BankIdRejectedException where BankID refused the request
     * @throws BankIdProtocolException where the answer makes no sense
     */
    StartedOrder authenticate(AuthenticationRequest request);

    /**
     * Identifies a person who is on the phone.
     *
     * @param request who, and who rang whom
     * @return the running or, where the backend answers only at the end, the ended order
     * @throws UnsupportedOperationException where {@link Capability#PHONE_AUTHENTICATION} is missing
     * @throws BankIdException as for {@link #authenticate}
     */
    PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request);

    /**
     * Asks how an order stands. A final status is delivered once: whoever gets it must keep it.
     *
     * @param orderRef the order
     * @return its status
     * @throws BankIdUnavailableException where the answer may come later
     * @throws BankIdRejectedException where BankID does not know the order (any more) or refuses us
     * @throws BankIdProtocolException where the answer makes no sense, such as that of another order
     */
    OrderStatus collect(OrderRef orderRef);

    /**
     * Ends an order. Cancelling an order that has ended is not a failure.
     *
     * @param orderRef the order
     * @throws BankIdException as for {@link #collect}
     */
    void cancel(OrderRef orderRef);

    /** Releases connections. The client is not used afterwards. */
    @Override
    default void close() {}
}
