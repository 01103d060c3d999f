package io.github.bankid4jakarta.gateway;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.GatewayClientSettings;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.hostedapi.TestClient;
import io.github.bankid4jakarta.phone.PhoneOrders;
import io.github.bankid4jakarta.phone.PhoneRules;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A gateway with the {@link TestClient}s, in a container of its own, over any backend and by any clock. To close it fails where
 * a call or its answer was not as the OpenAPI document says.
 */
final class GatewayFixture implements AutoCloseable {

    static final String CONTEXT_PATH = "/app";
    static final String PATH = "/gateway";

    private static final int UPSTREAM_CALLS = 8;

    private final List<BankIdEvent> events = new CopyOnWriteArrayList<>();
    private final ExecutorService upstream =
            Executors.newFixedThreadPool(UPSTREAM_CALLS, task -> new Thread(task, "test-upstream"));
    private final ScheduledExecutorService timer;
    private final PhoneOrders phoneOrders;
    private final Gateway gateway;
    private final GatewayServer server;

    GatewayFixture(BankIdClient bankId, Clock clock, String... settings) {
        this(bankId, clock, Executors.newSingleThreadScheduledExecutor(), settings);
    }

    /** The timer is closed with the rest. Settings are key, value, key, value. */
    GatewayFixture(BankIdClient bankId, Clock clock, ScheduledExecutorService timer, String... settings) {
        this(CONTEXT_PATH, bankId, clock, timer, settings);
    }

    private GatewayFixture(
            String contextPath, BankIdClient bankId, Clock clock, ScheduledExecutorService timer, String... settings) {
        this.timer = timer;
        Configuration configuration = configuration(settings);
        PhoneRules rules = new PhoneRules(
                configuration.get(GatewaySettings.PHONE_TIMEOUT), configuration.get(GatewaySettings.WAITING_CALLS));
        phoneOrders = new PhoneOrders(bankId, rules, upstream, upstream, timer);
        gateway = new Gateway(
                configuration,
                new GatewayContext(bankId, "simulator", phoneOrders, events::add, clock, upstream, timer));
        String path = configuration.get(GatewaySettings.PATH);
        server = GatewayServer.start(gateway, contextPath, path.equals("/") ? "" : path);
    }

    /** A gateway at another path of another application. */
    static GatewayFixture at(String contextPath, String path) {
        return new GatewayFixture(
                contextPath,
                new ScriptedBankId(),
                Clock.systemUTC(),
                Executors.newSingleThreadScheduledExecutor(),
                "bankid.gateway.path",
                path);
    }

    static Configuration configuration(String... settings) {
        Map<String, String> texts = new HashMap<>(TestClient.settings());
        for (int i = 0; i < settings.length; i += 2) {
            texts.put(settings[i], settings[i + 1]);
        }
        List<Setting<?>> known = new ArrayList<>(BankIdSettings.all());
        known.addAll(GatewaySettings.all());
        for (TestClient client : TestClient.values()) {
            known.addAll(new GatewayClientSettings(client.id()).all());
        }
        return FixedConfiguration.of(texts, known);
    }

    Gateway gateway() {
        return gateway;
    }

    URI url() {
        return server.url();
    }

    List<BankIdEvent> events() {
        return events;
    }

    @Override
    public void close() {
        gateway.close();
        phoneOrders.close();
        server.close();
        timer.shutdownNow();
        upstream.shutdownNow();
        server.assertAsDescribed();
    }
}
