package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.order.ClaimedLogin;
import java.util.Optional;
import java.util.Set;

/** A container whose application takes in everybody who identified. */
class AcceptingContainer implements ContainerCall<String> {

    @Override
    public boolean needsCaller() {
        return true;
    }

    @Override
    public String authenticated(KeptCaller caller) {
        return "authenticated";
    }

    @Override
    public String anonymous() {
        return "anonymous";
    }

    @Override
    public String answered() {
        return "answered";
    }

    @Override
    public void clean() {}

    @Override
    public Optional<KeptCaller> accept(ClaimedLogin login) {
        return Optional.of(new KeptCaller(login.user().personalNumber().value(), login.user(), Set.of("user")));
    }
}
