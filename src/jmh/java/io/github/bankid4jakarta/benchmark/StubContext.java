package io.github.bankid4jakarta.benchmark;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.security.Principal;
import java.util.Set;

/** A message context that costs nothing itself. */
final class StubContext extends HttpMessageContextWrapper {

    StubContext() {
        super(StubRequest.refusingEverything(HttpMessageContext.class));
    }

    @Override
    public boolean isProtected() {
        return false;
    }

    @Override
    public boolean isAuthenticationRequest() {
        return false;
    }

    @Override
    public AuthenticationStatus doNothing() {
        return AuthenticationStatus.NOT_DONE;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(Principal principal, Set<String> groups) {
        return principal != null && groups != null ? AuthenticationStatus.SUCCESS : AuthenticationStatus.SEND_FAILURE;
    }
}
