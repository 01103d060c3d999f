package io.github.bankid4jakarta.gateway;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.gateway.OrdersFixture.BANK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.model.OrderRef;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {

    private static final OrderOwner SMALL = new OrderOwner("small", 4, 2);

    private final OrdersFixture gateway = new OrdersFixture(true);
    private final OrdersFixture.Node one = gateway.node();
    private final OrdersFixture.Node two = gateway.node();

    @Test
    void startWhenTooManyInAMinuteThenRefusedWithTheTimeToWait() {
        for (int i = 0; i < 4; i++) {
            one.cancel(SMALL, one.start(SMALL));
        }
        assertThatExceptionOfType(TooManyOrdersException.class)
                .isThrownBy(() -> one.start(SMALL))
                .matches(e -> e.retryAfter().equals(Duration.ofSeconds(15)));
        assertThat(one.start(BANK)).isNotNull();

        gateway.advance(Duration.ofSeconds(15));
        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenTooManyArePendingThenRefusedUntilOneIsCancelled() {
        OrderRef first = one.start(SMALL);
        one.start(SMALL);
        assertThatExceptionOfType(TooManyOrdersException.class).isThrownBy(() -> one.start(SMALL));

        one.cancel(SMALL, first);
        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenOneHasEndedThenThereIsRoom() {
        OrderRef first = one.start(SMALL);
        one.start(SMALL);
        gateway.approve(ANNA, one.qrText(SMALL, first));
        gateway.advance(Duration.ofSeconds(2));
        one.collect(SMALL, first);

        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenOneEndedOnAnotherNodeThenThereIsRoom() {
        OrderRef first = one.start(SMALL);
        one.start(SMALL);
        assertThatExceptionOfType(TooManyOrdersException.class).isThrownBy(() -> one.start(SMALL));
        two.cancel(SMALL, first);
        gateway.advance(Duration.ofSeconds(1)); // the store is asked once a second

        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenTheOrderThatFilledTheNodeEndedOnAnotherThenThereIsRoomSoon() {
        OrdersFixture.Node small = gateway.smallNode(1);
        OrderRef first = small.start(BANK);
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> small.start(SMALL));
        gateway.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> small.start(SMALL));
        two.cancel(BANK, first);
        gateway.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> small.start(SMALL));

        assertThat(small.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenTheTimeOfOneIsUpThenThereIsRoom() {
        one.start(SMALL);
        one.start(SMALL);
        gateway.advance(GatewayRules.ORDER_LIFE);

        assertThat(one.start(SMALL)).isNotNull();
        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenItFailsThenItDoesNotCountAsPending() {
        gateway.bankId.startFailure = () -> BankIdUnavailableException.noAnswer("down", null);
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> one.start(SMALL));
        }
        gateway.bankId.startFailure = () -> null;

        assertThat(one.start(SMALL)).isNotNull();
        assertThat(one.start(SMALL)).isNotNull();
    }

    @Test
    void startWhenAllClientsTogetherHaveTooManyThenUnavailable() {
        ClientLimits limits = new ClientLimits(gateway.clock, 1);
        ClientLimits.Permit permit = limits.start(BANK);
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> limits.start(SMALL));

        permit.release();
        permit.release();
        limits.start(SMALL);
        assertThatExceptionOfType(BankIdUnavailableException.class).isThrownBy(() -> limits.start(BANK));
    }
}
