package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BackendPage;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.OrderStatus.Pending;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.Optional;
import java.util.Set;

/**
 * Plugs a {@link SimulatedBankId} into the library, together with its phone page. With return addresses it behaves like
 * BankID's own API: the relying party computes the animated QR code. Without, it behaves like the hosted API: each pending
 * answer carries the ready-made text. Safe for use by several threads.
 */
public final class SimulatedBankIdClient implements BankIdClient, BackendPage {

    private final SimulatedBankId bankId;
    private final PhonePage page;
    private final boolean returnUrl;

    /**
     * Plugs a BankID in.
     *
     * @param bankId holds the orders; may be shared by several clients
     * @param page the phone in a browser
     * @param returnUrl whether to offer {@link Capability#RETURN_URL}
     */
    public SimulatedBankIdClient(SimulatedBankId bankId, PhonePage page, boolean returnUrl) {
        this.bankId = bankId;
        this.page = page;
        this.returnUrl = returnUrl;
    }

    @Override
    public Set<Capability> capabilities() {
        return returnUrl
                ? Set.of(Capability.RETURN_URL, Capability.PHONE_AUTHENTICATION)
                : Set.of(Capability.PHONE_AUTHENTICATION);
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        if (request.returnUrl().isPresent() && !returnUrl) {
            throw new BankIdRejectedException(ErrorCode.INVALID_PARAMETERS, "This backend knows no returnUrl");
        }
        StartedOrder order = bankId.start(request);
        return returnUrl ? order : new StartedOrder(order.orderRef(), order.autoStartToken(), Optional.empty());
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        return new PhoneOrder.Running(bankId.startByPhone(request));
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        OrderStatus status = bankId.collect(orderRef);
        return returnUrl && status instanceof Pending pending
                ? new Pending(pending.hintCode(), Optional.empty())
                : status;
    }

    /** {@inheritDoc} BankID refuses to cancel what is over; the port does not call that a failure. */
    @Override
    public void cancel(OrderRef orderRef) {
        try {
            bankId.cancel(orderRef);
        } catch (BankIdRejectedException e) {
            if (!e.errorCode().is(ErrorCode.INVALID_PARAMETERS)) {
                throw e;
            }
        }
    }

    @Override
    public String name() {
        return page.name();
    }

    @Override
    public Optional<Answer> serve(Request request) {
        return page.serve(request);
    }

    @Override
    public String launchLink(String autoStartToken) {
        return page.launchLink(autoStartToken);
    }
}
