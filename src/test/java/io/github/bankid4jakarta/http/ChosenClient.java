package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.util.Set;

/** Lets a test be impatient for one call only, so that no slow machine spoils the others. */
final class ChosenClient implements BankIdClient {

    private volatile BankIdClient chosen;

    ChosenClient(BankIdClient first) {
        chosen = first;
    }

    void choose(BankIdClient next) {
        chosen = next;
    }

    @Override
    public Set<Capability> capabilities() {
        return chosen.capabilities();
    }

    @Override
    public StartedOrder authenticate(AuthenticationRequest request) {
        return chosen.authenticate(request);
    }

    @Override
    public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
        return chosen.phoneAuthenticate(request);
    }

    @Override
    public OrderStatus collect(OrderRef orderRef) {
        return chosen.collect(orderRef);
    }

    @Override
    public void cancel(OrderRef orderRef) {
        chosen.cancel(orderRef);
    }
}
