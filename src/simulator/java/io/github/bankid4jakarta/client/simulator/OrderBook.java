package io.github.bankid4jakarta.client.simulator;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All orders, found by each of their names. Whatever is found has been brought up to the present. Not safe for use by
 * several threads: both sides of the simulator lock it around each call.
 */
final class OrderBook {

    private static final Duration FULL_RETRY = Duration.ofSeconds(30);

    private final Clock clock;
    private final SimulatorRules rules;
    private final int capacity;
    private final Map<OrderRef, SimulatedOrder> orders = new LinkedHashMap<>();
    private final Map<String, SimulatedOrder> index = new HashMap<>();
    private final Map<PersonalNumber, SimulatedOrder> owners = new HashMap<>();

    OrderBook(Clock clock, SimulatorRules rules, int capacity) {
        this.clock = clock;
        this.rules = rules;
        this.capacity = capacity;
    }

    Instant now() {
        return clock.instant();
    }

    SimulatorRules rules() {
        return rules;
    }

    int size() {
        return orders.size();
    }

    void add(SimulatedOrder order) {
        makeRoom();
        orders.put(order.orderRef(), order);
        index.put(order.autoStartToken().value(), order);
        index.put(order.animatedQr().startToken(), order);
        index.put(order.handle(), order);
        order.terms().onlyFor().ifPresent(number -> own(number, order));
    }

    /** Notes that the order is this person's one live order. */
    void own(PersonalNumber number, SimulatedOrder order) {
        owners.put(number, order);
        order.ownedBy(number);
    }

    void remove(SimulatedOrder order) {
        orders.remove(order.orderRef());
        unlink(order);
    }

    Optional<SimulatedOrder> byOrderRef(OrderRef orderRef) {
        return present(orders.get(orderRef));
    }

    Optional<SimulatedOrder> byAutoStartToken(String token) {
        return byName(token, order -> order.autoStartToken().value());
    }

    Optional<SimulatedOrder> byQrStartToken(String token) {
        return byName(token, order -> order.animatedQr().startToken());
    }

    Optional<SimulatedOrder> byHandle(String handle) {
        return byName(handle, SimulatedOrder::handle);
    }

    Optional<SimulatedOrder> liveOf(PersonalNumber number) {
        return present(owners.get(number)).filter(SimulatedOrder::isLive);
    }

    /** The order that was started last among those that wait for an app. */
    Optional<SimulatedOrder> newestWaiting(Predicate<SimulatedOrder> wanted) {
        SimulatedOrder newest = null;
        for (SimulatedOrder order : orders.values()) {
            order.passTime(now(), rules);
            if (order.isWaiting() && wanted.test(order)) {
                newest = order;
            }
        }
        return Optional.ofNullable(newest);
    }

    private Optional<SimulatedOrder> byName(String name, Function<SimulatedOrder, String> kind) {
        return present(index.get(name)).filter(order -> kind.apply(order).equals(name));
    }

    private Optional<SimulatedOrder> present(SimulatedOrder order) {
        if (order == null) {
            return Optional.empty();
        }
        order.passTime(now(), rules);
        if (order.isForgotten(now())) {
            remove(order);
            return Optional.empty();
        }
        return Optional.of(order);
    }

    /** Drops what is too old to be asked for, and everything that is over before refusing a new order. */
    private void makeRoom() {
        Instant born = now().minus(rules.longestLife());
        Iterator<SimulatedOrder> oldestFirst = orders.values().iterator();
        while (oldestFirst.hasNext() && dropIf(order -> !order.started().isAfter(born), oldestFirst)) {
            // the next one may be too old as well
        }
        if (orders.size() >= capacity) {
            dropEnded();
        }
        if (orders.size() >= capacity) {
            throw BankIdUnavailableException.busy("The simulator holds too many orders", FULL_RETRY);
        }
    }

    private void dropEnded() {
        Iterator<SimulatedOrder> all = orders.values().iterator();
        while (all.hasNext()) {
            dropIf(this::isOver, all);
        }
    }

    private boolean isOver(SimulatedOrder order) {
        order.passTime(now(), rules);
        return !order.isLive();
    }

    private boolean dropIf(Predicate<SimulatedOrder> unwanted, Iterator<SimulatedOrder> position) {
        SimulatedOrder order = position.next();
        boolean drop = unwanted.test(order);
        if (drop) {
            position.remove();
            unlink(order);
        }
        return drop;
    }

    private void unlink(SimulatedOrder order) {
        index.remove(order.autoStartToken().value());
        index.remove(order.animatedQr().startToken());
        index.remove(order.handle());
        order.owner().ifPresent(number -> owners.remove(number, order));
    }
}
