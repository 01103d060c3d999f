package io.github.bankid4jakarta.authmodule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.cdi.RecordedLog;
import io.github.bankid4jakarta.http.FakeBrowser;
import io.github.bankid4jakarta.http.FakeExchange;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.security.auth.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Browsers that hang up before they are answered, which costs no more than a line of the finest log. */
class HangingUpTest {

    private final BankIdServerAuthModule module = new BankIdServerAuthModule(new ApplicationLogins(
            new LoginSetup(parameters -> List.of(), getClass().getClassLoader())));
    private final Subject caller = new Subject();

    @BeforeEach
    void openApplication() throws AuthException {
        validate(page());
    }

    @Test
    void requestWhenTheBrowserHangsUpThenNobodyIsInAndNothingIsThrown() throws AuthException {
        FakeExchange page = page().hangingUp();

        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta")) {
            assertThat(validate(page)).isEqualTo(AuthStatus.SEND_CONTINUE);
            assertThat(log.records()).singleElement().satisfies(logged -> {
                assertThat(logged.getLevel()).isEqualTo(Level.FINER);
                assertThat(logged.getThrown()).isNull();
            });
        }
        assertThat(page.isAnswered()).isFalse();
        assertThat(caller.getPrincipals()).isEmpty();
    }

    @Test
    void requestWhenTheBrowserStaysThenAnsweredAndNothingIsLogged() throws AuthException {
        FakeExchange page = page();

        try (RecordedLog log = new RecordedLog("io.github.bankid4jakarta")) {
            assertThat(validate(page)).isEqualTo(AuthStatus.SEND_CONTINUE);
            assertThat(log.records()).isEmpty();
        }
        assertThat(page.isAnswered()).isTrue();
    }

    private static FakeExchange page() {
        return new FakeBrowser().get("/.bankid/login");
    }

    private AuthStatus validate(FakeExchange exchange) throws AuthException {
        HttpServletRequest request = new HttpServletRequestWrapper(exchange.request()) {
            @Override
            public ServletContext getServletContext() {
                return application();
            }
        };
        MessageInfo message = proxy(
                MessageInfo.class,
                Map.of(
                        "getRequestMessage",
                        request,
                        "getResponseMessage",
                        exchange.response(),
                        "getMap",
                        new HashMap<String, Object>()));
        return module.validateRequest(message, caller, null);
    }

    private static ServletContext application() {
        return proxy(
                ServletContext.class,
                Map.of(
                        "getVirtualServerName",
                        "server",
                        "getContextPath",
                        "/app",
                        "getInitParameterNames",
                        Collections.emptyEnumeration()));
    }

    /** Answers what it is told to, and null for everything else. */
    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                HangingUpTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, called, arguments) -> answers.get(called.getName())));
    }
}
