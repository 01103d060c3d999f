package io.github.bankid4jakarta;

import io.github.bankid4jakarta.client.BankIdBackend;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.PhoneSettings;
import io.github.bankid4jakarta.config.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The whole settings table: the core's settings and those of every backend on the class path. */
final class TestTable {

    private TestTable() {}

    static List<BankIdBackend> backends() {
        return ServiceLoader.load(BankIdBackend.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(BankIdBackend::name))
                .toList();
    }

    static List<Setting<?>> settings() {
        List<Setting<?>> settings = new ArrayList<>(BankIdSettings.all());
        settings.addAll(PhoneSettings.all());
        settings.addAll(GatewaySettings.all());
        backends().forEach(backend -> settings.addAll(backend.settings()));
        return settings;
    }
}
