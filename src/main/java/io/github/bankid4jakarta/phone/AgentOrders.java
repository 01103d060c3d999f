package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.order.TokenBuckets;
import io.github.bankid4jakarta.phone.TooManyPhoneOrdersException.Limit;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The orders of all agents on this node, and the limits on them. One lock guards all: it is held for a moment, and agents are
 * few. Safe for use by several threads.
 */
final class AgentOrders {

    /** Somebody's order will have ended by then, or moved on. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final PhoneDeskRules rules;
    private final TokenBuckets startsOfAgents;
    private final TokenBuckets startsForPeople;
    private final Map<PhoneOrderId, AgentOrder> kept = new HashMap<>();
    private final Map<PersonalNumber, AgentOrder> running = new HashMap<>();

    AgentOrders(PhoneDeskRules rules, Clock clock) {
        this.rules = rules;
        this.startsOfAgents =
                new TokenBuckets(clock, rules.startsPerAgent(), rules.startsPerAgent(), PhoneDeskRules.AGENT_PERIOD);
        this.startsForPeople =
                new TokenBuckets(clock, rules.startsPerPerson(), rules.startsPerPerson(), PhoneDeskRules.PERSON_PERIOD);
    }

    /**
     * Starts an order, unless it runs already.
     *
     * @param agent who wants it
     * @param request who is asked for, and who rang whom
     * @param start starts it; must not wait
     * @param follow is told of a new order, once it is among the others
     * @return the new or the running order
     * @throws TooManyPhoneOrdersException where a limit is reached
     */
    synchronized AgentOrder start(
            String agent,
            PhoneAuthenticationRequest request,
            Function<PhoneAuthenticationRequest, PhoneOrderHandle> start,
            Consumer<AgentOrder> follow) {
        AgentOrder present = running.get(request.personalNumber());
        if (present != null && present.isOf(agent) && present.request().equals(request)) {
            return present;
        }
        check(present != null, Limit.ORDER_FOR_PERSON);
        check(runningOf(agent) >= rules.ordersPerAgent(), Limit.ORDERS_OF_AGENT);
        check(kept.size() >= PhoneDeskRules.MOST_ORDERS, Limit.ORDERS_OF_ALL);
        count(agent, request.personalNumber());

        AgentOrder order = AgentOrder.of(agent, request, start.apply(request));
        kept.put(order.id(), order);
        running.put(request.personalNumber(), order);
        follow.accept(order);
        return order;
    }

    private static void check(boolean reached, Limit limit) {
        if (reached) {
            throw new TooManyPhoneOrdersException(limit, PAUSE);
        }
    }

    private long runningOf(String agent) {
        return running.values().stream().filter(order -> order.isOf(agent)).count();
    }

    /** The agent's start is counted first, so that an agent who may start nothing uses up nobody's starts. */
    private void count(String agent, PersonalNumber person) {
        startsOfAgents.take(agent).ifPresent(wait -> {
            throw new TooManyPhoneOrdersException(Limit.STARTS_OF_AGENT, wait);
        });
        startsForPeople.take(person.value()).ifPresent(wait -> {
            throw new TooManyPhoneOrdersException(Limit.STARTS_FOR_PERSON, wait);
        });
    }

    /** The agent's order; another agent's does not exist. */
    synchronized Optional<AgentOrder> find(String agent, PhoneOrderId id) {
        return Optional.ofNullable(kept.get(id)).filter(order -> order.isOf(agent));
    }

    /** No longer counts an order as running. */
    synchronized void ended(AgentOrder order) {
        running.remove(order.request().personalNumber(), order);
    }

    /** An agent is held to what comes to nothing: a busy one identifies more people in an hour than a flood may have. */
    synchronized void identified(AgentOrder order) {
        startsOfAgents.give(order.agent(), 1);
    }

    /** Keeps nothing of an order. */
    synchronized void forget(AgentOrder order) {
        kept.remove(order.id());
    }

    /** How many orders are kept, running or ended. */
    synchronized int size() {
        return kept.size();
    }
}
