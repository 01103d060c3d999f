package io.github.bankid4jakarta.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.config.SameDevice;
import io.github.bankid4jakarta.model.LoginMode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What concurrent requests of one browser must not do to its order. */
class PendingOrdersTest {
    @Test
    void findWhenSavedWhileLookingThenStillKnown() {
        Instant now = Instant.parse("2026-11-24T08:00:00Z");
        PendingOrders pending = new PendingOrders(EngineFixture.rules(SameDevice.EXACT), "fake", ref -> {});
        LiveOrder live = new LiveOrder(
                LoginOrder.starting("id", "fake", EngineFixture.request(LoginMode.QR), ReturnBinding.NONE, now),
                Optional.empty(),
                now);
        MapOrderStore inner = new MapOrderStore("b");
        OrderStore store = new OrderStore() {
            @Override
            public String browserKey() {
                return "b";
            }

            @Override
            public Optional<String> load() {
                Optional<String> before = inner.load();
                live.save(inner);
                return before;
            }

            @Override
            public void save(String text) {
                inner.save(text);
            }

            @Override
            public void remove() {
                inner.remove();
            }
        };
        pending.admit(store, live, old -> false, old -> Optional.empty());
        assertThat(pending.find(store, now)).contains(live);
    }
}
