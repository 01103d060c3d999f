package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The bounds of one network address, as {@code docs/flow.md} states them. */
@DisplayName("7: many people behind one address get in, whoever else is there")
class AddressCrowdTest {

    /** A page asks each second, so the second after the stated time is its turn. */
    private static final int STATED = (int) StartTurns.LONGEST_WAIT.toSeconds() + 1;

    private final AddressCrowd address = new AddressCrowd();

    @AfterEach
    void everybodyGotInAndBankIdWasAskedAtItsPace() {
        assertThat(address.refused()).as("refused").isZero();
        assertThat(address.lost()).as("lost").isZero();
        assertThat(address.violations()).isEmpty();
    }

    @Test
    void aThousandWhenWithinTwoMinutesThenNobodyWaits() {
        address.arrive(1000, 120, 10);
        address.pass(400);
        assertThat(address.longestWait()).isLessThanOrEqualTo(2);
    }

    @Test
    void aThousandWhenWithinTenSecondsThenNobodyWaitsLongerThanStated() {
        address.arrive(1000, 10, 10);
        address.pass(400);
        assertThat(address.longestWait()).isLessThanOrEqualTo(STATED);
    }

    @Test
    void manyWhenAllDayThenNobodyWaits() {
        address.arrive(9000, 1800, 30);
        address.pass(2000);
        assertThat(address.longestWait()).isLessThanOrEqualTo(2);
    }

    @Test
    void crowdWhenItStartsAndLeavesThenNobodyWaitsAndBankIdIsSpared() {
        address.startAndAbandon(300);
        address.pass(60);
        address.arrive(600, 300, 10);
        address.pass(300);
        assertThat(address.startsAtBankId()).isLessThanOrEqualTo(300 + 6 * 60 + 3 * 600);
        address.startAndAbandon(0);
        address.pass(200);
        assertThat(address.longestWait()).isLessThanOrEqualTo(STATED);
        assertThat(address.pending()).isLessThan(50);
    }

    @Test
    void crowdWhenItKeepsAskingThenNobodyWaitsLongerThanStated() {
        address.keepAsking(300);
        address.pass(60);
        address.arrive(600, 300, 10);
        address.pass(300);
        assertThat(address.startsAtBankId()).isLessThanOrEqualTo(300 + 6 * 60 + 3 * 600 + 360 * 300 / STATED);
        address.keepAsking(0);
        address.pass(200);
        assertThat(address.longestWait()).isLessThanOrEqualTo(STATED);
    }

    @Test
    void crowdWhenItHasGoneThenTheNextThousandGetIn() {
        address.keepAsking(2000);
        address.startAndAbandon(300);
        address.pass(120);
        address.keepAsking(0);
        address.startAndAbandon(0);
        address.arrive(1000, 120, 10);
        address.pass(400);
        assertThat(address.longestWait()).isLessThanOrEqualTo(STATED);
    }
}
