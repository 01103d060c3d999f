package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.app.ProbeBean;
import io.github.bankid4jakarta.it.app.ProbeServlet;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An application that keeps personal numbers from the server. What the server wrote into its access log about the caller is
 * read by {@link LogsAndAddressesCheck} when it has stopped.
 */
@ExtendWith(ArquillianExtension.class)
class PseudonymIT {

    static final String NAME = "pseudonym";

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive pseudonymous() {
        return Deployments.minimal(
                NAME + ".war",
                Map.of(
                        "bankid.backend", "simulator",
                        "bankid.environment", "test",
                        "bankid.caller-name", "pseudonym",
                        "bankid.caller-name-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="),
                ProbeServlet.class,
                ProbeBean.class);
    }

    @Test
    void loginWhenNamedByPseudonymThenCaller() {
        Browser browser = new Browser(Deployments.local(deployed));
        LoginApi login = new LoginApi(browser);
        login.start(LoginApi.QR);
        new Phone(browser).scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        login.complete();

        assertThat(browser.get("/probe").json().getBoolean("caller")).isTrue();
    }
}
