package io.github.bankid4jakarta.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.ListeningBankId;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.model.HintCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A desk in virtual time over the simulator, with everything in reach of a test. The first agent has sat down. */
final class DeskFixture {

    static final String AGENT = "agent-1";
    static final String OTHER_AGENT = "agent-2";
    static final Duration PACE = Duration.ofSeconds(2);
    static final Duration RETENTION = Duration.ofMinutes(1);
    static final PhoneDeskRules RULES = new PhoneDeskRules(Optional.of("agent"), 30, 3, 3, RETENTION);

    final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-24T08:00:00Z"));
    final VirtualTimer timer = new VirtualTimer(clock);
    final SimulatedBankId simulator = new SimulatedBankId(clock, new Random(7), SimulatorRules.asBankId());
    final ListeningBankId bankId = new ListeningBankId(
            new SimulatedBankIdClient(simulator, new PhonePage(simulator.phone(), "Test", clock), true), clock);
    final PhoneOrders orders =
            new PhoneOrders(bankId, new PhoneRules(Duration.ofMinutes(4), 100), Runnable::run, Runnable::run, timer);
    final List<BankIdEvent> events = new ArrayList<>();
    final Set<String> agentsByRole = new HashSet<>(Set.of(AGENT, OTHER_AGENT));
    final PhoneDesk desk;

    private String caller = AGENT;

    DeskFixture() {
        this(RULES);
    }

    DeskFixture(PhoneDeskRules rules) {
        desk = new PhoneDesk(orders, rules, this::callerInRole, events::add, "simulator", clock, timer);
    }

    private Optional<String> callerInRole(String role) {
        return Optional.of(caller).filter(name -> role.equals("agent") && agentsByRole.contains(name));
    }

    /** From now on this agent calls. */
    DeskFixture as(String agent) {
        caller = agent;
        return this;
    }

    void pass(Duration time) {
        timer.advance(time);
    }

    /** The person takes up the phone and approves. */
    void approve(SimulatedPerson person) {
        String handle = open(person);
        simulator.phone().pending(handle, HintCode.USER_SIGN);
        assertThat(simulator.phone().approve(handle)).isInstanceOf(PhoneAnswer.Approved.class);
    }

    /** The person takes up the phone and says that there is no call. */
    void fail(SimulatedPerson person, HintCode hintCode) {
        simulator.phone().fail(open(person), hintCode);
    }

    String open(SimulatedPerson person) {
        return ((PhoneAnswer.Open) simulator.phone().open(person, "198.51.100.4")).handle();
    }
}
