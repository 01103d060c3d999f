package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.event.BankIdEvents;
import io.github.bankid4jakarta.phone.PhoneOrders;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What a {@link Gateway} works with. All of it stays the caller's to close, after the gateway.
 *
 * @param client reaches BankID
 * @param backend the backend's name, for events
 * @param phoneOrders follows orders over the phone
 * @param events where events go
 * @param clock tells the time
 * @param upstream runs calls to BankID, a bounded number at once
 * @param timer runs what happens later, and never blocks
 */
public record GatewayContext(
        BankIdClient client,
        String backend,
        PhoneOrders phoneOrders,
        BankIdEvents events,
        Clock clock,
        Executor upstream,
        ScheduledExecutorService timer) {}
