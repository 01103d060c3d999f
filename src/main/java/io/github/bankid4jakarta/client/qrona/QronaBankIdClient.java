package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.wire.AuthBody;
import io.github.bankid4jakarta.wire.Operation;
import io.github.bankid4jakarta.wire.OrderRefBody;
import io.github.bankid4jakarta.wire.PhoneAuthBody;
import io.github.bankid4jakarta.wire.StartedBody;
import io.github.bankid4jakarta.wire.StatusBody;
import java.util.Set;

/**
 * Reaches BankID through the hosted API. Each method blocks for at most its timeout of {@link QronaOptions}, whatever the
 * other end does. Connections are opened when first needed and shared by all callers. Safe for use by several threads.
 */
public final class QronaBankIdClient implements BankIdClient {

    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.PHONE_AUTHENTICATION, Capability.PHONE_ANSWERS_AT_THE_END);

    private final QronaOptions options;
    private final HostedApi api;
    private final AuthorizationMask mask;

    /**
     * Prepares a client; nothing is sent yet.
     *
     * @param options how to reach the hosted API
     */
    public QronaBankIdClient(QronaOptions options) {
        this.options = options;
        this.mask = AuthorizationMask.installed();
        this.api = new HostedApi(options);
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where no connection comes about, it is tried once more, within the same timeout. A start that was sent is never
     * repeated, because it may have started an order.
     */
    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        String personalNumber =
                request.personalNumber().map(PersonalNumber::value).orElse(null);
        AuthBody body = new AuthBody(request.endUserIp(), personalNumber);
        Deadline deadline = Deadline.in(options.startTimeout());
        try {
            return start(body, deadline);
        } catch (BankIdUnavailableException e) {
            if (e.sent() || deadline.hasPassed()) {
                throw e;
            }
            return start(body, deadline);
        }
    }

    private StartedOrder start(AuthBody body, Deadline deadline) {
        return StatusReader.started(api.call(Operation.AUTH, body, StartedBody.class, deadline));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The hosted API answers when the order has ended, so this blocks for minutes and answers {@link PhoneOrder.Ended}.
     */
    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        PhoneAuthBody body =
                new PhoneAuthBody(request.personalNumber().value(), callInitiator(request.callInitiator()));
        StatusBody answer =
                api.call(Operation.AUTH_AND_COLLECT, body, StatusBody.class, Deadline.in(options.phoneTimeout()));
        OrderStatus status = StatusReader.status(answer);
        if (status instanceof OrderStatus.Pending) {
            throw BankIdProtocolException.contradictory("BankID answered before the order over the phone had ended");
        }
        requireSamePerson(status, request.personalNumber());
        return new PhoneOrder.Ended(StatusReader.orderRef(answer), status);
    }

    private static String callInitiator(CallInitiator initiator) {
        return initiator == CallInitiator.USER ? PhoneAuthBody.BY_USER : PhoneAuthBody.BY_RELYING_PARTY;
    }

    private static void requireSamePerson(OrderStatus status, PersonalNumber asked) {
        if (status instanceof OrderStatus.Complete complete
                && !complete.completionData().user().personalNumber().equals(asked)) {
            throw BankIdProtocolException.contradictory("BankID identified somebody else than was asked for");
        }
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        StatusBody answer = api.call(
                Operation.COLLECT,
                new OrderRefBody(orderRef.value()),
                StatusBody.class,
                Deadline.in(options.collectTimeout()));
        return StatusReader.status(answer, orderRef);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A refusal means that the order is not there any more, which is what was wanted; all but the refusal of our token.
     */
    @Override
    public void cancel(OrderRef orderRef) {
        try {
            api.run(Operation.CANCEL, new OrderRefBody(orderRef.value()), Deadline.in(options.collectTimeout()));
        } catch (BankIdRejectedException e) {
            if (e.errorCode().is(ErrorCode.UNAUTHORIZED)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        api.close();
        mask.close();
    }
}
