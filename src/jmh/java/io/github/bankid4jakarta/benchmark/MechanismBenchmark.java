package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.http.BankIdEndpoints;
import io.github.bankid4jakarta.http.BankIdLoginFlow;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.mechanism.BankIdAuthenticationMechanism;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the mechanism adds to every request of an application. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MechanismBenchmark {

    private final StubContext context = new StubContext();
    private final StubRequest anonymous = StubRequest.withoutSession("/shop/basket");
    private final StubRequest anonymousWithSession = StubRequest.withSession("/shop/basket");
    private final StubRequest loggedIn = StubRequest.withSession("/shop/basket");
    private BankIdAuthenticationMechanism mechanism;

    /** Logs one caller in, and makes sure of it: an anonymous one would be measured too, and look cheap. */
    @Setup
    public void assemble() throws AuthenticationException {
        BankIdEndpoints endpoints = BenchmarkLogin.endpoints();
        mechanism = new BankIdAuthenticationMechanism(
                new BankIdLoginFlow(endpoints, event -> {}),
                StubRequest.refusingEverything(IdentityStoreHandler.class));
        KeptCaller caller = new KeptCaller("191212121212", BenchmarkLogin.person(), Set.of("user", "admin"));
        BenchmarkLogin.enter(loggedIn, caller);
        if (reappliedCaller() != AuthenticationStatus.SUCCESS) {
            throw new IllegalStateException("The caller was not kept");
        }
    }

    /** Nobody, and no session. */
    @Benchmark
    public AuthenticationStatus outsideReservedPathWithoutSession() throws AuthenticationException {
        return mechanism.validateRequest(anonymous, null, context);
    }

    /** Nobody, in a session of the application's. */
    @Benchmark
    public AuthenticationStatus outsideReservedPathWithSession() throws AuthenticationException {
        return mechanism.validateRequest(anonymousWithSession, null, context);
    }

    /** A caller whom the session keeps. */
    @Benchmark
    public AuthenticationStatus reappliedCaller() throws AuthenticationException {
        return mechanism.validateRequest(loggedIn, null, context);
    }
}
