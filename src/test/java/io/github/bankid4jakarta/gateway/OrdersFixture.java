package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.ListeningBankId;
import io.github.bankid4jakarta.client.QueuedExecutor;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatedPhone;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The gateway's orders on any number of nodes over one store and one simulated BankID, in virtual time. */
final class OrdersFixture {

    static final OrderOwner SHOP = new OrderOwner("shop", 100, 50);
    static final OrderOwner BANK = new OrderOwner("bank", 100, 50);
    static final GatewayRules RULES = new GatewayRules(Duration.ofSeconds(60), 1000);
    private static final String IP = "203.0.113.17";

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00.250Z"));
    final VirtualTimer timer = new VirtualTimer(clock);
    final List<BankIdEvent> events = new ArrayList<>();
    final InMemoryOrderStore store = new InMemoryOrderStore(10_000);
    final ListeningBankId bankId;
    private final SimulatedBankId simulator;

    /** With return addresses the QR code is computed here, without BankID sends its text. */
    OrdersFixture(boolean computesQr) {
        simulator = new SimulatedBankId(clock, new Random(5), SimulatorRules.asBankId());
        PhonePage page = new PhonePage(simulator.phone(), "Test", clock);
        bankId = new ListeningBankId(new SimulatedBankIdClient(simulator, page, computesQr), clock);
    }

    SimulatedPhone phone() {
        return simulator.phone();
    }

    Node node() {
        return node(store);
    }

    Node node(GatewayOrderStore over) {
        return new Node(over, RULES.pending());
    }

    /** A node on which fewer orders may be pending. */
    Node smallNode(int pending) {
        return new Node(store, pending);
    }

    void advance(Duration time) {
        timer.advance(time);
    }

    void approve(SimulatedPerson person, String qrText) {
        PhoneAnswer opened = phone().scan(person, qrText, "198.51.100.4");
        phone().approve(((PhoneAnswer.Open) opened).handle());
    }

    /** One node: its own memory and executor, the common store. */
    final class Node {

        final QueuedExecutor executor = new QueuedExecutor();
        final ClientLimits limits;
        final TrackedOrders tracked;
        final GatewayOrders orders;

        private Node(GatewayOrderStore over, int pending) {
            limits = new ClientLimits(clock, pending);
            tracked = new TrackedOrders(over, clock, Runnable::run, timer);
            StoredOrders stored = new StoredOrders(over);
            OrderCollects collects = new OrderCollects(bankId, "test", stored, tracked, RULES, events::add, clock);
            orders = new GatewayOrders(bankId, stored, collects, limits, tracked, clock, executor);
        }

        OrderRef start(OrderOwner owner) {
            return done(orders.start(owner, AuthenticationRequest.of(IP))).orderRef();
        }

        OrderRef start(OrderOwner owner, SimulatedPerson person) {
            AuthenticationRequest request =
                    new AuthenticationRequest(IP, Optional.of(person.personalNumber()), Optional.empty());
            return done(orders.start(owner, request)).orderRef();
        }

        CompletionStage<StartedOrder> starting(OrderOwner owner) {
            return orders.start(owner, AuthenticationRequest.of(IP));
        }

        OrderStatus collect(OrderOwner owner, OrderRef ref) {
            return done(orders.collect(owner, ref)).status();
        }

        String qrText(OrderOwner owner, OrderRef ref) {
            return ((OrderStatus.Pending) collect(owner, ref)).qrText().orElseThrow();
        }

        void cancel(OrderOwner owner, OrderRef ref) {
            done(orders.cancel(owner, ref));
        }

        private <T> T done(CompletionStage<T> stage) {
            executor.runAll();
            CompletableFuture<T> future = stage.toCompletableFuture();
            try {
                return future.getNow(null);
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }
}
