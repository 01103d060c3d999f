package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.authmodule.BankIdServerAuthModule;
import io.github.bankid4jakarta.http.KeptCaller;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What the server's module adds to every request of an application. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ModuleBenchmark {

    private final StubRequest anonymous = StubRequest.withoutSession("/shop/basket");
    private final StubRequest anonymousWithSession = StubRequest.withSession("/shop/basket");
    private final StubRequest loggedIn = StubRequest.withSession("/shop/basket");
    private final BankIdServerAuthModule module = new BankIdServerAuthModule();

    /** Logs one caller in, and makes sure of it: an anonymous one would be measured too, and look cheap. */
    @Setup
    public void install(Blackhole container) throws AuthException {
        System.setProperty("bankid.backend", "simulator");
        System.setProperty("bankid.environment", "test");
        CallbackHandler handler = container::consume;
        module.initialize(null, null, handler, Map.of());
        BenchmarkLogin.enter(
                loggedIn, new KeptCaller("191212121212", BenchmarkLogin.person(), Set.of("user", "admin")));
        boolean[] told = {false};
        BankIdServerAuthModule asking = new BankIdServerAuthModule();
        asking.initialize(null, null, callbacks -> told[0] |= callbacks.length == 2, Map.of());
        asking.validateRequest(new Message(loggedIn), new Subject(), null);
        if (!told[0]) {
            throw new IllegalStateException("The caller was not kept");
        }
    }

    /** Nobody, and no session. */
    @Benchmark
    public AuthStatus outsideReservedPathWithoutSession() throws AuthException {
        return module.validateRequest(new Message(anonymous), null, null);
    }

    /** Nobody, in a session of the application's. */
    @Benchmark
    public AuthStatus outsideReservedPathWithSession() throws AuthException {
        return module.validateRequest(new Message(anonymousWithSession), null, null);
    }

    /** A caller whom the session keeps. */
    @Benchmark
    public AuthStatus reappliedCaller() throws AuthException {
        return module.validateRequest(new Message(loggedIn), null, null);
    }

    /** Servers make one for each request. */
    private static final class Message implements MessageInfo {

        private final Map<String, Object> map = new HashMap<>();
        private final StubRequest request;

        Message(StubRequest request) {
            this.request = request;
        }

        @Override
        public Object getRequestMessage() {
            return request;
        }

        @Override
        public Object getResponseMessage() {
            return null;
        }

        @Override
        public void setRequestMessage(Object message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setResponseMessage(Object message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> getMap() {
            return map;
        }
    }
}
