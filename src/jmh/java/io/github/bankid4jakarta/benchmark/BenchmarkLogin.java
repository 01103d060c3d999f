package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.client.AuthenticationRequest;
import io.github.bankid4jakarta.client.BankIdClient;
import io.github.bankid4jakarta.client.Capability;
import io.github.bankid4jakarta.client.PhoneAuthenticationRequest;
import io.github.bankid4jakarta.client.PhoneOrder;
import io.github.bankid4jakarta.config.BackendChoice;
import io.github.bankid4jakarta.config.BankIdSettings;
import io.github.bankid4jakarta.config.Configuration;
import io.github.bankid4jakarta.config.ConfigurationResolver;
import io.github.bankid4jakarta.http.BankIdEndpoints;
import io.github.bankid4jakarta.http.KeptCaller;
import io.github.bankid4jakarta.model.AnimatedQr;
import io.github.bankid4jakarta.model.AutoStartToken;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderRef;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.model.PersonalNumber;
import io.github.bankid4jakarta.model.StartedOrder;
import io.github.bankid4jakarta.model.TextFields;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.OrderRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The product, wired as an application has it, over a BankID that answers at once and never moves on. */
final class BenchmarkLogin {

    private BenchmarkLogin() {}

    static Configuration configuration() {
        BackendChoice still = new BackendChoice.Installed("still", List.of(), Optional.empty(), found -> List.of());
        return new ConfigurationResolver(List.of(), List.of(BankIdSettings.group()), List.of(still))
                .resolve(
                        Map.of(
                                "backend", "still",
                                "pendingOrders", "1000000",
                                "pendingOrdersPerAddress", "1000000",
                                "startsPerAddress", "1000000"),
                        List.of());
    }

    static OrderEngine engine(Clock clock, Executor executor) {
        return new OrderEngine(
                new StillBankId(),
                "still",
                OrderRules.of(configuration()),
                event -> {},
                clock,
                new SecureRandom(),
                executor);
    }

    static BankIdEndpoints endpoints() {
        return new BankIdEndpoints(
                configuration(),
                engine(Clock.systemUTC(), Runnable::run),
                new StillBankId(),
                Clock.systemUTC(),
                new ScheduledThreadPoolExecutor(0));
    }

    static BankIdUser person() {
        return new BankIdUser(
                new PersonalNumber("191212121212"),
                "TOLVAN TOLVANSSON",
                "TOLVAN",
                "TOLVANSSON",
                OptionalInt.of(113),
                Optional.of("Male"),
                Optional.of("TT"));
    }

    /** Puts a caller where a login puts it. */
    static void enter(StubRequest request, KeptCaller caller) {
        request.getSession(true).setAttribute("io.github.bankid4jakarta.caller", text(caller));
    }

    private static String text(KeptCaller caller) {
        return new TextFields.Writer()
                .add("format", "1")
                .add("name", caller.name())
                .add("userNumber", caller.user().personalNumber().value())
                .add("userName", caller.user().name())
                .add("userGivenName", caller.user().givenName())
                .add("userSurname", caller.user().surname())
                .add("userAge", caller.user().age().getAsInt())
                .add("group0", "user")
                .toString();
    }

    /** Always waits for somebody to scan. */
    private static final class StillBankId implements BankIdClient {

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }

        @Override
        public StartedOrder authenticate(AuthenticationRequest request) {
            AnimatedQr qr = new AnimatedQr(
                    UUID.randomUUID().toString(), UUID.randomUUID().toString());
            return new StartedOrder(
                    new OrderRef(UUID.randomUUID().toString()),
                    new AutoStartToken(UUID.randomUUID().toString()),
                    Optional.of(qr));
        }

        @Override
        public PhoneOrder phoneAuthenticate(PhoneAuthenticationRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OrderStatus collect(OrderRef orderRef) {
            return new OrderStatus.Pending(HintCode.OUTSTANDING_TRANSACTION, Optional.empty());
        }

        @Override
        public void cancel(OrderRef orderRef) {
            // nothing to end
        }
    }
}
