package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.VirtualClock;
import io.github.bankid4jakarta.client.VirtualTimer;
import io.github.bankid4jakarta.client.simulator.PhoneAnswer;
import io.github.bankid4jakarta.client.simulator.PhonePage;
import io.github.bankid4jakarta.client.simulator.SimulatedBankId;
import io.github.bankid4jakarta.client.simulator.SimulatedBankIdClient;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.client.simulator.SimulatedPhone;
import io.github.bankid4jakarta.client.simulator.SimulatorRules;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.FixedConfiguration;
import io.github.bankid4jakarta.config.GatewaySettings;
import io.github.bankid4jakarta.config.Setting;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderRules;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The endpoints over a simulated BankID, in virtual time and on the test's own thread. */
public final class LoginFixture {

    public static final String IP = "192.0.2.10";

    private final TestClock clock = new TestClock();
    private final VirtualTimer timer = new VirtualTimer(new VirtualClock(clock.now));
    private final List<BankIdEvent> events = new ArrayList<>();
    private final SimulatedBankId bankId = new SimulatedBankId(clock, new Random(1), SimulatorRules.asBankId());
    private final OrderEngine engine;
    private final BankIdEndpoints endpoints;

    /** Endpoints whose backend is the simulator as something else makes it look; settings as key, value, key, value. */
    LoginFixture(boolean returnUrl, UnaryOperator<BankIdClient> disguise, String... settings) {
        Configuration configuration = configuration(settings);
        PhonePage page = new PhonePage(bankId.phone(), "Test", clock);
        BankIdClient client = disguise.apply(new SimulatedBankIdClient(bankId, page, returnUrl));
        engine = new OrderEngine(
                client, "simulator", OrderRules.of(configuration), events::add, clock, new Random(2), Runnable::run);
        endpoints = new BankIdEndpoints(configuration, engine, client, clock, timer);
    }

    public LoginFixture(String... settings) {
        this(true, UnaryOperator.identity(), settings);
    }

    public static Configuration configuration(String... settings) {
        Map<String, String> texts = new java.util.HashMap<>();
        texts.put("bankid.public-address", "https://www.example.se");
        for (int i = 0; i < settings.length; i += 2) {
            texts.put(settings[i], settings[i + 1]);
        }
        texts.values().removeIf(String::isEmpty);
        List<Setting<?>> table = new ArrayList<>(BankIdSettings.all());
        table.addAll(GatewaySettings.all());
        return FixedConfiguration.of(texts, table);
    }

    public BankIdEndpoints endpoints() {
        return endpoints;
    }

    OrderEngine engine() {
        return engine;
    }

    public List<BankIdEvent> events() {
        return events;
    }

    SimulatedPhone phone() {
        return bankId.phone();
    }

    int ordersAtBankId() {
        return bankId.size();
    }

    public void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    public FakeExchange serve(FakeExchange exchange) throws IOException {
        if (endpoints.serve(exchange.request(), exchange.response()) instanceof LoginOutcome.LoggedOut loggedOut) {
            endpoints.farewell(loggedOut.exchange());
        }
        return exchange;
    }

    /** Opens the login page and reads the token that its forms carry. */
    public String csrf(FakeBrowser browser) throws IOException {
        return serve(browser.get("/.bankid/login").json()).answerJson().getString("csrf");
    }

    /** Posts a form of the login page, as its script does. */
    public FakeExchange post(FakeBrowser browser, String path, String... fields) throws IOException {
        List<String> all = new ArrayList<>(List.of("csrf", csrf(browser)));
        all.addAll(List.of(fields));
        return serve(browser.post("/.bankid" + path).json().form(all.toArray(String[]::new)));
    }

    /** Starts a login by QR code and lets somebody approve it; all that is left is to claim it. */
    public void approve(FakeBrowser browser, SimulatedPerson person) throws IOException {
        post(browser, "/auth", "mode", "qr");
        PhoneAnswer.Open scanned = (PhoneAnswer.Open) phone().scanNewest(person, IP);
        phone().approve(scanned.handle());
        pass(Duration.ofSeconds(2));
        post(browser, "/collect");
    }

    /** Claims what {@link #approve} left. */
    public FakeExchange completing(FakeBrowser browser) throws IOException {
        String csrf = csrf(browser);
        return browser.post("/.bankid/complete").json().form("csrf", csrf);
    }

    /** Tells the time that a test wants. */
    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-11-24T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
