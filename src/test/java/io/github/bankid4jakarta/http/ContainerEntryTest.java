package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tomcat, which takes a caller in while the login is answered, or fails to. */
class ContainerEntryTest {

    private final LoginFixture login = new LoginFixture();
    private final FakeBrowser browser = new FakeBrowser();
    private final KeptCaller tolvan =
            new KeptCaller("tolvan", KeptCallerTest.user(KeptCallerTest.TOLVAN), Set.of("user"));

    @Test
    void welcomeWhenTomcatTakesTheCallerThenIn() throws IOException {
        FakeExchange claim = browser.post("/.bankid/complete");

        login.endpoints().welcome(onTomcat(claim, true), claim.response(), tolvan);

        assertThat(claim.status()).isEqualTo(303);
        assertThat(login.endpoints().caller(browser.get("/account").request())).contains(tolvan);
    }

    @Test
    void welcomeWhenTomcatFailsThenNobodyIsIn() {
        FakeExchange claim = browser.post("/.bankid/complete");

        assertThatThrownBy(() -> login.endpoints().welcome(onTomcat(claim, false), claim.response(), tolvan))
                .hasMessage("no realm");

        assertThat(login.endpoints().caller(browser.get("/account").request())).isEmpty();
    }

    private static HttpServletRequest onTomcat(FakeExchange exchange, boolean works) {
        Map<String, Object> answers = Map.of("getServerInfo", "Apache Tomcat/10.1.48", "getContextPath", "/app");
        ServletContext application = (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (self, called, arguments) -> answers.get(called.getName()));
        return new HttpServletRequestWrapper(exchange.request()) {
            @Override
            public ServletContext getServletContext() {
                return application;
            }

            @Override
            public void setAttribute(String name, Object value) {}

            @Override
            public void removeAttribute(String name) {}

            @Override
            public boolean authenticate(HttpServletResponse response) {
                if (!works) {
                    throw new IllegalStateException("no realm");
                }
                return true;
            }
        };
    }
}
