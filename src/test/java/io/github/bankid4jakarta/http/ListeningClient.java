package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hears what a backend and the product tell each other. Has no page, so that launch links are the real ones. */
final class ListeningClient implements BankIdClient {

    private final List<StartedOrder> started = new ArrayList<>();
    private final List<AuthenticationRequest> requests = new ArrayList<>();
    private BankIdClient client;

    BankIdClient listeningTo(BankIdClient other) {
        client = other;
        return this;
    }

    List<StartedOrder> started() {
        return started;
    }

    List<AuthenticationRequest> requests() {
        return requests;
    }

    @Override
    public Set<Capability> capabilities() {
        return client.capabilities();
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        requests.add(request);
        StartedOrder order = client.authenticate(request);
        started.add(order);
        return order;
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        return client.collect(orderRef);
    }

    @Override
    public void cancel(OrderRef orderRef) {
        client.cancel(orderRef);
    }
}
