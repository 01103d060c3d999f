package io.github.bankid4jakarta.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.BankIdCallerPrincipal;
import io.github.bankid4jakarta.cdi.RecordedLog;
import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.event.BankIdEvent;
import io.github.bankid4jakarta.http.BankIdLoginFlow;
import io.github.bankid4jakarta.http.FakeBrowser;
import io.github.bankid4jakarta.http.FakeExchange;
import io.github.bankid4jakarta.http.LoginFixture;
import io.github.bankid4jakarta.identity.BankIdIdentityStore;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankIdAuthenticationMechanismTest {

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();
    private final BankIdIdentityStore store = new BankIdIdentityStore(LoginFixture.configuration());

    private boolean isProtected;
    private boolean isAsked;
    private BankIdCallerPrincipal caller;
    private Set<?> groups;
    private int cleaned;
    private Runnable whenCleaned = () -> {};

    @Test
    void pageWhenPublicAndAnonymousThenNothingHappens() throws Exception {
        FakeExchange page = browser.get("/");

        assertThat(validate(page, store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(page.isAnswered()).isFalse();
        assertThat(browser.sessionsMade()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true", "true, true"})
    void pageWhenProtectedOrTheApplicationAsksThenALoginIsAskedFor(boolean protectedPage, boolean asked)
            throws Exception {
        isProtected = protectedPage;
        isAsked = asked;
        FakeExchange page = browser.get("/account").header("Accept", "text/html");

        assertThat(validate(page, store::validate)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(page.answerHeader("Location")).isEqualTo("/app/.bankid/login?return=%2Fapp%2Faccount");
    }

    @Test
    void loginWhenAcceptedThenTheCallerIsThereOnEachRequestAfterwards() throws Exception {
        FakeExchange claim = logIn(store::validate);

        assertThat(claim.answerJson().getString("location")).isEqualTo("/app/");
        assertThat(caller).isNull();
        for (String page : new String[] {"/", "/account"}) {
            caller = null;
            assertThat(validate(browser.get(page), store::validate)).isEqualTo(AuthenticationStatus.SUCCESS);
            assertThat(caller.user().personalNumber()).isEqualTo(SimulatedPerson.ANNA.personalNumber());
            assertThat(groups).isEqualTo(Set.of("user"));
        }
        assertThat(login.events()).last().isInstanceOf(BankIdEvent.CallerAuthenticated.class);
    }

    @Test
    void loginWhenTheApplicationsStoreAddsGroupsThenTheCallerHasThem() throws Exception {
        logIn(credential -> new CredentialValidationResult(new CallerPrincipal("librarian"), Set.of("user", "staff")));

        validate(browser.get("/account"), store::validate);

        assertThat(caller.getName()).isEqualTo("librarian");
        assertThat(groups).isEqualTo(Set.of("user", "staff"));
    }

    @Test
    void loginWhenNoStoreAcceptsThenAnonymous() throws Exception {
        for (CredentialValidationResult no :
                Set.of(CredentialValidationResult.INVALID_RESULT, CredentialValidationResult.NOT_VALIDATED_RESULT)) {
            FakeExchange claim = logIn(credential -> no);

            assertThat(claim.status()).isEqualTo(403);
            assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(login.events()).last().isInstanceOf(BankIdEvent.LoginRefused.class);
        }
    }

    @Test
    void loginWhenAStoreThrowsThenAnonymousAndNoDetails() throws Exception {
        FakeExchange claim = logIn(credential -> {
            throw new IllegalStateException("198805239822 is not in the directory");
        });

        assertThat(claim.status()).isEqualTo(500);
        assertThat(claim.everything()).doesNotContain("198805239822", "directory");
        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @Test
    void loginWhenTheServerKeepsTheSessionIdThenAnonymous() throws Exception {
        login.approve(browser, SimulatedPerson.ANNA);
        FakeExchange claim = login.completing(browser);
        browser.serverKeepsIds();

        validate(claim, store::validate);

        assertThat(claim.status()).isEqualTo(500);
        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(login.events()).noneMatch(BankIdEvent.CallerAuthenticated.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.bankid/login", "/.bankid/nothing", "/account"})
    void requestWhenTheBrowserHangsUpThenNobodyIsInAndNothingIsThrown(String path) throws Exception {
        isProtected = true;
        FakeExchange broken = browser.get(path).hangingUp();

        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta")) {
            assertThat(validate(broken, store::validate)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
            assertThat(log.records()).singleElement().satisfies(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.FINER);
                assertThat(logged.getThrown()).isNull();
            });
        }
        assertThat(broken.isAnswered()).isFalse();
        assertThat(caller).isNull();
        assertThat(validate(browser.get(path), store::validate)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
    }

    @Test
    void loginWhenAnotherPersonIsRefusedThenTheCallerStays() throws Exception {
        logIn(store::validate);
        logIn(credential -> CredentialValidationResult.INVALID_RESULT);

        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.SUCCESS);
    }

    @Test
    void logoutWhenPostedThenTheSubjectIsCleanAndNobodyIsIn() throws Exception {
        logIn(store::validate);

        validate(browser.post("/.bankid/logout"), store::validate);

        assertThat(cleaned).isOne();
        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    @Test
    void logoutWhenTheBrowserHangsUpThenTheSubjectIsCleanAndNobodyIsIn() throws Exception {
        logIn(store::validate);

        assertThat(validate(browser.post("/.bankid/logout").hangingUp(), store::validate))
                .isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(cleaned).isOne();
        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    /** What a server has sent it may use for another request at once. */
    @Test
    void logoutWhenAnsweredThenTheSubjectWasCleanBefore() throws Exception {
        logIn(store::validate);
        FakeExchange logout = browser.post("/.bankid/logout");
        whenCleaned = () -> assertThat(logout.isAnswered()).isFalse();

        validate(logout, store::validate);

        assertThat(cleaned).isOne();
        assertThat(logout.isAnswered()).isTrue();
    }

    @Test
    void cleanSubjectWhenTheApplicationLogsOutThenNobodyIsInAndTheSessionGoesOn() throws Exception {
        logIn(store::validate);
        String before = browser.openSession().id();
        FakeExchange page = browser.get("/leave");

        mechanism(store::validate).cleanSubject(page.request(), page.response(), context(page));

        assertThat(cleaned).isOne();
        assertThat(browser.openSession().id()).isNotEqualTo(before);
        assertThat(validate(browser.get("/"), store::validate)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    private FakeExchange logIn(IdentityStoreHandler stores) throws IOException, AuthenticationException {
        login.pass(java.time.Duration.ofMinutes(1));
        login.approve(browser, SimulatedPerson.ANNA);
        FakeExchange claim = login.completing(browser);
        assertThat(validate(claim, stores)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        return claim;
    }

    private AuthenticationStatus validate(FakeExchange exchange, IdentityStoreHandler stores)
            throws AuthenticationException {
        return mechanism(stores).validateRequest(exchange.request(), exchange.response(), context(exchange));
    }

    private BankIdAuthenticationMechanism mechanism(IdentityStoreHandler stores) {
        return new BankIdAuthenticationMechanism(new BankIdLoginFlow(login.endpoints(), login.events()::add), stores);
    }

    private HttpMessageContext context(FakeExchange exchange) {
        return (HttpMessageContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpMessageContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isProtected" -> isProtected;
                    case "isAuthenticationRequest" -> isAsked;
                    case "doNothing" -> AuthenticationStatus.NOT_DONE;
                    case "cleanClientSubject" -> clean();
                    case "notifyContainerAboutLogin" ->
                        notified((BankIdCallerPrincipal) arguments[0], (Set<?>) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Object clean() {
        whenCleaned.run();
        cleaned++;
        return null;
    }

    private AuthenticationStatus notified(BankIdCallerPrincipal newCaller, Set<?> newGroups) {
        caller = newCaller;
        groups = newGroups;
        return AuthenticationStatus.SUCCESS;
    }
}
