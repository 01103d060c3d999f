package io.github.bankid4jakarta.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class InMemoryOrderStoreTest extends GatewayOrderStoreContract {

    private final GatewayOrderStore store = new InMemoryOrderStore(10);

    @Override
    protected GatewayOrderStore one() {
        return store;
    }

    @Override
    protected GatewayOrderStore other() {
        return store;
    }

    @Test
    void addWhenFullThenUnavailableUntilOneIsRemoved() {
        GatewayOrderStore small = new InMemoryOrderStore(1);
        small.add("first", "a");
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> small.add("second", "b"));

        small.remove("first", "a");
        small.add("second", "b");
        assertThat(small.find("second")).isPresent();
    }
}
