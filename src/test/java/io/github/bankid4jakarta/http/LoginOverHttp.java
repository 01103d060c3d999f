package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.qrona.QronaBankIdClient;
import io.github.bankid4jakarta.client.qrona.QronaOptions;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.model.Secret;
import io.github.bankid4jakarta.order.ClaimedLogin;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.order.MapOrderStore;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderRules;
import io.github.bankid4jakarta.order.OrderStore;
import io.github.bankid4jakarta.order.StartOutcome;
import io.github.bankid4jakarta.order.StartRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/** One browser's login with a QR code: the engine in virtual time, the way to BankID as in life. */
final class LoginOverHttp {

    static final String TOKEN = "canary-token-1";

    private static final Duration POLL = Duration.ofSeconds(2);

    private final VirtualClock clock;
    private final OrderEngine engine;
    private final OrderStore store = new MapOrderStore("browser");

    LoginOverHttp(BankIdClient client, VirtualClock clock) {
        this(client, clock, Runnable::run);
    }

    LoginOverHttp(BankIdClient client, VirtualClock clock, Executor upstream) {
        OrderRules rules = new OrderRules(Duration.ZERO, Duration.ofMinutes(3), SameDevice.EXACT, 10, 10, 10, 10);
        this.clock = clock;
        this.engine = new OrderEngine(client, "qrona", rules, event -> {}, clock, new Random(1), upstream);
    }

    static QronaBankIdClient client(URI url, Duration timeout) {
        return new QronaBankIdClient(
                new QronaOptions(url, new Secret(TOKEN), Duration.ofSeconds(30), timeout, timeout, timeout, 16));
    }

    LoginState start() {
        StartRequest request = new StartRequest(LoginMode.QR, "203.0.113.17", "https://www.example.se/.bankid/return");
        return ((StartOutcome.Started) engine.start(store, request)).state();
    }

    LoginState poll() {
        return poll(POLL);
    }

    LoginState poll(Duration later) {
        clock.advance(later);
        return engine.state(store);
    }

    LoginState pollTimes(int times) {
        LoginState state = new LoginState.None();
        for (int i = 0; i < times; i++) {
            state = poll();
        }
        return state;
    }

    Optional<ClaimedLogin> claim() {
        return engine.claim(store);
    }
}
