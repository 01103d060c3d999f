package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.QueuedExecutor;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** An engine in virtual time over a fake BankID, with everything in reach of a test. */
final class EngineFixture {

    static final String BROWSER_IP = "203.0.113.17";

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-01T12:00:00Z"));
    final QueuedExecutor executor = new QueuedExecutor();
    final List<BankIdEvent> events = new ArrayList<>();
    final FakeBankId bankId;
    final OrderEngine engine;

    EngineFixture(Set<Capability> capabilities, OrderRules rules, long seed) {
        bankId = new FakeBankId(clock, capabilities);
        engine = engine(rules, seed);
    }

    static EngineFixture sendingBack() {
        return new EngineFixture(Set.of(Capability.RETURN_URL), rules(SameDevice.EXACT), 1);
    }

    static EngineFixture hosted(SameDevice policy) {
        return new EngineFixture(Set.of(), rules(policy), 1);
    }

    /** A second node of the same application: the same BankID, nothing else in common. */
    OrderEngine engine(OrderRules rules, long seed) {
        return new OrderEngine(bankId, "fake", rules, events::add, clock, new Random(seed), executor);
    }

    static OrderRules rules(SameDevice policy) {
        return rules(policy, 1000);
    }

    static OrderRules rules(SameDevice policy, int startsPerAddress) {
        return new OrderRules(Duration.ZERO, Duration.ofMinutes(3), policy, 1000, 50, 1000, startsPerAddress);
    }

    static StartRequest request(LoginMode mode) {
        return new StartRequest(mode, BROWSER_IP, "https://www.example.se/.bankid/return");
    }

    LoginState start(OrderStore store, LoginMode mode) {
        return ((StartOutcome.Started) engine.start(store, request(mode))).state();
    }

    /** Starts and lets BankID answer. */
    FakeBankId.Order started(OrderStore store, LoginMode mode) {
        start(store, mode);
        executor.runAll();
        return bankId.last();
    }

    /** Polls, lets BankID answer, and polls again as a page would. */
    LoginState poll(OrderStore store) {
        clock.advanceSeconds(2);
        engine.state(store);
        executor.runAll();
        return engine.state(store);
    }

    static LoginState.Failed failed(LoginState state) {
        assertThat(state).isInstanceOf(LoginState.Failed.class);
        return (LoginState.Failed) state;
    }

    static LoginState.Pending pending(LoginState state) {
        assertThat(state).isInstanceOf(LoginState.Pending.class);
        return (LoginState.Pending) state;
    }
}
