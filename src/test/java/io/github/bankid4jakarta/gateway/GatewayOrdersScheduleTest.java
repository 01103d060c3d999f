package io.github.bankid4jakarta.gateway;

import static io.github.bankid4jakarta.gateway.OrdersFixture.BANK;
import static io.github.bankid4jakarta.gateway.OrdersFixture.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What the gateway promises under random schedules: two clients start, collect and cancel their own and each other's orders on
 * three nodes, in any order, while people approve and decline, BankID fails, and nodes die with calls in flight.
 */
class GatewayOrdersScheduleTest {

    private static final int SCHEDULES = 20_000;
    private static final int STEPS = 80;

    @Test
    void randomSchedulesNeverBreakAPromise() {
        int completed = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            completed += new Schedule(seed).run();
        }
        assertThat(completed)
                .as("schedules that prove nothing complete nothing")
                .isGreaterThan(SCHEDULES / 10);
    }

    /** One schedule, repeatable from its seed. */
    private static final class Schedule {

        private final long seed;
        private final Random random;
        private final OrdersFixture gateway;
        private final List<OrdersFixture.Node> nodes = new ArrayList<>();
        private final Map<OrderRef, Known> orders = new HashMap<>();

        /** What the test knows of an order. */
        private static final class Known {
            private final OrderOwner owner;
            private final AutoStartToken autoStartToken;
            private PersonalNumber approvedBy;
            private OrderStatus told;
            private boolean cancelled;

            private Known(OrderOwner owner, AutoStartToken autoStartToken) {
                this.owner = owner;
                this.autoStartToken = autoStartToken;
            }
        }

        Schedule(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            this.gateway = new OrdersFixture(random.nextBoolean());
            for (int i = 0; i < 3; i++) {
                nodes.add(gateway.node());
            }
        }

        int run() {
            for (int step = 0; step < STEPS; step++) {
                step(nodes.get(random.nextInt(nodes.size())));
            }
            assertThat(gateway.bankId.violations).as("seed %d", seed).isEmpty();
            assertNothingIsLeft();
            return (int) orders.values().stream()
                    .filter(known -> known.told instanceof OrderStatus.Complete)
                    .count();
        }

        private void step(OrdersFixture.Node node) {
            int dice = random.nextInt(100);
            if (dice < 10) {
                start(node);
            } else if (dice < 50) {
                collect(node);
            } else if (dice < 68) {
                node.executor.runOne();
            } else if (dice < 82) {
                gateway.advance(Duration.ofMillis(random.nextInt(4000)));
            } else if (dice < 92) {
                somebodyActs();
            } else {
                rareStep(node);
            }
        }

        private void rareStep(OrdersFixture.Node node) {
            switch (random.nextInt(4)) {
                case 0 -> cancel(node);
                case 1 -> gateway.bankId.collectFailure = failures();
                case 2 -> nodes.set(nodes.indexOf(node), gateway.node()); // the old one dies with its calls
                default -> gateway.advance(Duration.ofSeconds(random.nextInt(90)));
            }
        }

        private Supplier<BankIdException> failures() {
            BankIdException failure =
                    switch (random.nextInt(4)) {
                        case 0 -> BankIdUnavailableException.noAnswer("silent", null);
                        case 1 -> BankIdUnavailableException.busy("busy", Duration.ofSeconds(random.nextInt(60)));
                        case 2 -> BankIdProtocolException.unreadable("HTML", null);
                        default -> null;
                    };
            return () -> failure;
        }

        private void start(OrdersFixture.Node node) {
            OrderOwner owner = anybody();
            node.starting(owner).thenAccept(started -> remember(owner, started));
        }

        private void remember(OrderOwner owner, StartedOrder started) {
            orders.put(started.orderRef(), new Known(owner, started.autoStartToken()));
        }

        private void collect(OrdersFixture.Node node) {
            anyOrder().ifPresent(ref -> {
                OrderOwner asker = anybody();
                CompletionStage<CollectedOrder> answer = node.orders.collect(asker, ref);
                answer.whenComplete((collected, failure) -> {
                    if (failure == null) {
                        told(asker, ref, collected);
                    }
                });
            });
        }

        private void told(OrderOwner asker, OrderRef ref, CollectedOrder collected) {
            Known known = orders.get(ref);
            assertThat(asker).as("seed %d: somebody else's order", seed).isEqualTo(known.owner);
            assertThat(collected.orderRef()).isEqualTo(ref);
            if (collected.status() instanceof OrderStatus.Pending) {
                return;
            }
            assertThat(known.cancelled)
                    .as("seed %d: the end of a cancelled order", seed)
                    .isFalse();
            if (known.told != null) {
                assertThat(collected.status()).as("seed %d: two ends", seed).isEqualTo(known.told);
            }
            known.told = collected.status();
            if (collected.status() instanceof OrderStatus.Complete complete) {
                assertThat(complete.completionData().user().personalNumber())
                        .as("seed %d: whoever approved", seed)
                        .isEqualTo(known.approvedBy);
            }
        }

        private void cancel(OrdersFixture.Node node) {
            anyOrder().ifPresent(ref -> {
                Known known = orders.get(ref);
                OrderOwner asker = anybody();
                boolean refused =
                        node.orders.cancel(asker, ref).toCompletableFuture().isCompletedExceptionally();
                assertThat(refused || asker.equals(known.owner))
                        .as("seed %d: somebody else cancelled", seed)
                        .isTrue();
                known.cancelled |= !refused;
            });
        }

        private void somebodyActs() {
            anyOrder().ifPresent(ref -> {
                Known known = orders.get(ref);
                SimulatedPerson person = SimulatedPerson.all()
                        .get(random.nextInt(SimulatedPerson.all().size()));
                PhoneAnswer opened = gateway.phone().launch(person, known.autoStartToken.value(), "198.51.100.4");
                if (opened instanceof PhoneAnswer.Open open) {
                    act(known, person, open.handle());
                }
            });
        }

        private void act(Known known, SimulatedPerson person, String handle) {
            if (random.nextInt(4) == 0) {
                gateway.phone().decline(handle);
            } else if (gateway.phone().approve(handle) instanceof PhoneAnswer.Approved) {
                known.approvedBy = person.personalNumber();
            }
        }

        private OrderOwner anybody() {
            return random.nextBoolean() ? SHOP : BANK;
        }

        private Optional<OrderRef> anyOrder() {
            List<OrderRef> refs = new ArrayList<>(orders.keySet());
            refs.sort(Comparator.comparing(OrderRef::value));
            return refs.isEmpty() ? Optional.empty() : Optional.of(refs.get(random.nextInt(refs.size())));
        }

        /** Nothing is kept or counted when the time of all orders is up, whoever asked for it or not. */
        private void assertNothingIsLeft() {
            nodes.forEach(node -> node.executor.runAll());
            gateway.advance(GatewayRules.ORDER_LIFE.plus(OrdersFixture.RULES.retention()));
            for (OrderRef ref : orders.keySet()) {
                assertThat(gateway.store.find(ref.value())).as("seed %d", seed).isEmpty();
            }
            for (OrdersFixture.Node node : nodes) {
                assertThat(node.tracked.size()).as("seed %d: orders leak", seed).isZero();
                assertThat(node.limits.size()).as("seed %d: permits leak", seed).isZero();
            }
        }
    }
}
