package io.github.bankid4jakarta.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

        welcome(onTomcat(claim, true), claim);

        assertThat(claim.status()).isEqualTo(303);
        assertThat(login.endpoints().caller(browser.get("/account").request())).contains(tolvan);
    }

    @Test
    void welcomeWhenTomcatFailsThenNobodyIsIn() {
        FakeExchange claim = browser.post("/.bankid/complete");

        assertThatThrownBy(() -> welcome(onTomcat(claim, false), claim)).hasMessage("no realm");

        assertThat(login.endpoints().caller(browser.get("/account").request())).isEmpty();
    }

    private void welcome(HttpServletRequest request, FakeExchange claim) throws IOException {
        browser.openSession();
        login.endpoints().welcome(login.endpoints().exchange(request, claim.response()), tolvan);
    }

    private static HttpServletRequest onTomcat(FakeExchange exchange, boolean works) {
        org.apache.catalina.startup.Tomcat tomcat = new org.apache.catalina.startup.Tomcat();
        tomcat.setBaseDir("target");
        ServletContext application = tomcat.addContext("/app", null).getServletContext();
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
