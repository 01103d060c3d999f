package io.github.bankid4jakarta.phone;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Identifies people for agents who may do so, within limits. Its orders end when the {@link PhoneOrders} close. */
public final class PhoneDesk implements PhoneIdentification {

    private final PhoneOrders orders;
    private final PhoneDeskRules rules;
    private final Agents agents;
    private final PhoneAnnouncer announcer;
    private final ScheduledExecutorService timer;
    private final AgentOrders agentOrders;

    /**
     * A desk without orders.
     *
     * @param orders follows orders to their ends
     * @param rules who may do what how often
     * @param agents knows who calls
     * @param events where to tell what happened
     * @param backend the backend's name, for events
     * @param clock tells when limits allow more
     * @param timer forgets what has ended
     */
    public PhoneDesk(
            PhoneOrders orders,
            PhoneDeskRules rules,
            Agents agents,
            BankIdEvents events,
            String backend,
            Clock clock,
            ScheduledExecutorService timer) {
        this.orders = orders;
        this.rules = rules;
        this.agents = agents;
        this.announcer = new PhoneAnnouncer(events, backend);
        this.timer = timer;
        this.agentOrders = new AgentOrders(rules, clock);
    }

    @Override
    public PhoneOrderId start(PersonalNumber personalNumber, CallInitiator callInitiator) {
        return begin(personalNumber, callInitiator).id();
    }

    @Override
    public OrderStatus status(PhoneOrderId id) {
        return find(id).status();
    }

    @Override
    public void cancel(PhoneOrderId id) {
        find(id).handle().cancel();
    }

    @Override
    public CompletionStage<OrderStatus> identify(PersonalNumber personalNumber, CallInitiator callInitiator) {
        return begin(personalNumber, callInitiator).whenEnded();
    }

    @Override
    public OrderStatus identify(PersonalNumber personalNumber, CallInitiator callInitiator, Duration longest) {
        long millis = longest.toMillis();
        AgentOrder order = begin(personalNumber, callInitiator);
        try {
            return order.end().get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return giveUp(order, HintCode.EXPIRED_TRANSACTION);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(order, HintCode.CANCELLED);
        } catch (ExecutionException e) {
            throw (BankIdException) e.getCause();
        }
    }

    /** The order may have been completed at the last moment. */
    private static OrderStatus giveUp(AgentOrder order, HintCode why) {
        order.handle().cancel();
        return order.status() instanceof OrderStatus.Complete complete ? complete : new OrderStatus.Failed(why);
    }

    /** How many orders are kept, running or ended. */
    int size() {
        return agentOrders.size();
    }

    private AgentOrder begin(PersonalNumber personalNumber, CallInitiator callInitiator) {
        String agent = agent();
        PhoneAuthenticationRequest request = new PhoneAuthenticationRequest(personalNumber, callInitiator);
        return agentOrders.start(agent, request, orders::start, this::follow);
    }

    private AgentOrder find(PhoneOrderId id) {
        Objects.requireNonNull(id, "id");
        return agentOrders.find(agent(), id).orElseThrow(UnknownPhoneOrderException::new);
    }

    private String agent() {
        String role = rules.role()
                .orElseThrow(() -> new IllegalStateException(PhoneSettings.ROLE.key()
                        + " is not set. Set it to the role of those who may identify people over the phone"));
        return agents.callerInRole(role).orElseThrow(NotAnAgentException::new);
    }

    private void follow(AgentOrder order) {
        order.handle().end().whenComplete((end, failure) -> {
            agentOrders.ended(order);
            forgetLater(order);
            if (failure == null) {
                if (end.status() instanceof OrderStatus.Complete) {
                    agentOrders.identified(order);
                }
                announcer.ended(end.status());
                order.end().complete(end.status());
            } else {
                BankIdException broken = broken(failure);
                announcer.broke(broken);
                order.end().completeExceptionally(broken);
            }
        });
    }

    /** A stage that follows another wraps its failure. */
    private static BankIdException broken(Throwable failure) {
        return (BankIdException) (failure instanceof CompletionException ? failure.getCause() : failure);
    }

    private void forgetLater(AgentOrder order) {
        try {
            timer.schedule(() -> agentOrders.forget(order), rules.retention().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            agentOrders.forget(order); // the application is stopping
        }
    }
}
