package io.github.bankid4jakarta.phone;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ASA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ELSA;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.KIM;
import static io.github.bankid4jakarta.phone.DeskFixture.AGENT;
import static io.github.bankid4jakarta.phone.DeskFixture.OTHER_AGENT;
import static io.github.bankid4jakarta.phone.DeskFixture.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.CallInitiator;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.phone.TooManyPhoneOrdersException.Limit;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each limit refuses before BankID hears of it, and names the time after which it does not. */
class DeskLimitsTest {

    private static final int MANY = 1_000_000;

    private DeskFixture fixture = new DeskFixture();
    private int refused;
    private int started;

    @AfterEach
    void bankIdHeardOfTheStartedOnesOnly() {
        assertThat(refused).isPositive();
        assertThat(fixture.bankId.startedByPhone).isEqualTo(started);
    }

    @Test
    void personWhenAnotherAgentsOrderRunsThenRefusedUntilItEnds() {
        PhoneOrderId first = start(ASA);

        fixture.as(OTHER_AGENT);
        assertThat(refusal(ASA).limit()).isEqualTo(Limit.ORDER_FOR_PERSON);
        assertThat(start(ANNA)).isNotNull();

        fixture.as(AGENT).desk.cancel(first);
        fixture.as(OTHER_AGENT);
        assertThat(start(ASA)).isNotNull();
    }

    @Test
    void personWhenTheSameAgentSaysSomebodyElseRangThenRefused() {
        start(ASA);

        assertThat(refusal(ASA, CallInitiator.RELYING_PARTY).limit()).isEqualTo(Limit.ORDER_FOR_PERSON);
    }

    @Test
    void personWhenStartedTooOftenThenRefusedForAllAgentsUntilTimeHasPassed() {
        for (int i = 0; i < 3; i++) {
            fixture.desk.cancel(start(ASA));
        }

        fixture.as(OTHER_AGENT);
        TooManyPhoneOrdersException refusal = refusal(ASA);
        assertThat(refusal.limit()).isEqualTo(Limit.STARTS_FOR_PERSON);
        assertThat(start(ANNA)).isNotNull();

        fixture.pass(refusal.retryAfter().minusMillis(1));
        assertThat(refusal(ASA).limit()).isEqualTo(Limit.STARTS_FOR_PERSON);
        fixture.pass(Duration.ofMillis(1));
        assertThat(start(ASA)).isNotNull();
    }

    @Test
    void agentWhenStartingTooOftenThenRefusedUntilTimeHasPassed() {
        fixture = new DeskFixture(new PhoneDeskRules(Optional.of("agent"), 2, MANY, MANY, RETENTION));
        start(ASA);
        start(ANNA);

        TooManyPhoneOrdersException refusal = refusal(ELSA);
        assertThat(refusal.limit()).isEqualTo(Limit.STARTS_OF_AGENT);
        fixture.as(OTHER_AGENT);
        assertThat(start(ELSA)).isNotNull();

        fixture.as(AGENT).pass(refusal.retryAfter().minusMillis(1));
        assertThat(refusal(KIM).limit()).isEqualTo(Limit.STARTS_OF_AGENT);
        fixture.pass(Duration.ofMillis(1));
        assertThat(start(KIM)).isNotNull();
    }

    @Test
    void agentWhenPeopleWereIdentifiedThenOnlyWhatCameToNothingCounts() {
        fixture = new DeskFixture(new PhoneDeskRules(Optional.of("agent"), 2, MANY, MANY, RETENTION));
        for (int call = 0; call < 20; call++) {
            start(ASA);
            fixture.approve(ASA);
            fixture.pass(DeskFixture.PACE);
        }
        fixture.desk.cancel(start(ASA));
        fixture.desk.cancel(start(ASA));

        assertThat(refusal(ASA).limit()).isEqualTo(Limit.STARTS_OF_AGENT);
    }

    @Test
    void agentWhenTooManyRunThenRefusedUntilOneEnds() {
        fixture = new DeskFixture(new PhoneDeskRules(Optional.of("agent"), MANY, MANY, 2, RETENTION));
        PhoneOrderId first = start(ASA);
        start(ANNA);

        assertThat(refusal(ELSA).limit()).isEqualTo(Limit.ORDERS_OF_AGENT);
        fixture.as(OTHER_AGENT);
        assertThat(start(KIM)).isNotNull();

        fixture.as(AGENT).desk.cancel(first);
        assertThat(start(ELSA)).isNotNull();
    }

    @Test
    void allWhenTooManyAreKeptThenRefusedUntilTheyAreForgotten() {
        fixture = new DeskFixture(new PhoneDeskRules(Optional.of("agent"), MANY, MANY, MANY, RETENTION));
        IntStream.range(0, PhoneDeskRules.MOST_ORDERS).forEach(i -> fixture.desk.cancel(start(ASA)));

        assertThat(refusal(ANNA).limit()).isEqualTo(Limit.ORDERS_OF_ALL);
        assertThat(fixture.desk.size()).isEqualTo(PhoneDeskRules.MOST_ORDERS);
        fixture.pass(RETENTION);
        assertThat(start(ANNA)).isNotNull();
        assertThat(fixture.desk.size()).isEqualTo(1);
    }

    private PhoneOrderId start(SimulatedPerson person) {
        started++;
        return fixture.desk.start(person.personalNumber(), CallInitiator.USER);
    }

    private TooManyPhoneOrdersException refusal(SimulatedPerson person) {
        return refusal(person, CallInitiator.USER);
    }

    private TooManyPhoneOrdersException refusal(SimulatedPerson person, CallInitiator initiator) {
        refused++;
        PersonalNumber number = person.personalNumber();
        TooManyPhoneOrdersException refusal =
                catchThrowableOfType(TooManyPhoneOrdersException.class, () -> fixture.desk.start(number, initiator));
        assertThat(refusal.retryAfter()).isPositive();
        return refusal;
    }
}
