package io.github.bankid4jakarta.it;

import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.it.app.HeardEvents;
import io.github.bankid4jakarta.it.app.HeardServlet;
import io.github.bankid4jakarta.it.app.ProbeBean;
import io.github.bankid4jakarta.it.app.ProbeServlet;
import io.github.bankid4jakarta.it.app.StaffPage;
import io.github.bankid4jakarta.it.app.StaffSecurity;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application that states its security with the annotation, another reserved path and other groups. */
@ExtendWith(ArquillianExtension.class)
class AnnotatedIT {

    private static final String BASE = "/staff-login";

    @ArquillianResource
    private URL deployed;

    private URI application;
    private Browser browser;

    @Deployment(testable = false)
    static WebArchive annotated() {
        return Deployments.minimal(
                "annotated.war",
                Map.of(),
                StaffSecurity.class,
                StaffPage.class,
                ProbeServlet.class,
                ProbeBean.class,
                HeardEvents.class,
                HeardServlet.class);
    }

    @BeforeEach
    void openBrowser() {
        application = Deployments.local(deployed);
        browser = new Browser(application);
    }

    @Test
    void protectedPageWhenAnonymousThenLoginOnTheStatedPath() {
        Answer challenge = browser.get("/staff");

        assertThat(challenge.status()).isEqualTo(303);
        assertThat(challenge.location()).startsWith(application.getPath() + "staff-login/login?return=");
        assertThat(browser.follow(challenge).body()).contains("Staff");
    }

    @Test
    void reservedPathWhenTheDefaultThenNotOurs() {
        assertThat(browser.get("/.bankid/login").status()).isEqualTo(404);
        assertThat(browser.get(BASE + "/login").status()).isEqualTo(200);
    }

    @Test
    void loginWhenGroupsAreAnExpressionThenTheCallerIsInThem() {
        browser.get("/staff");

        assertThat(logIn()).isEqualTo(application.getPath() + "staff");
        assertThat(browser.get("/staff").body()).isEqualTo("staff only");
        assertThat(browser.get("/probe").json().getBoolean("user")).isTrue();
        assertThat(browser.get("/probe").json().getBoolean("admin")).isFalse();
    }

    @Test
    void loginWhenTheApplicationObservesEventsThenItHearsOfIt() {
        logIn();

        assertThat(browser.get("/heard").body()).contains("OrderStarted", "CallerAuthenticated");
    }

    private String logIn() {
        LoginApi login = new LoginApi(browser, BASE);
        login.start(LoginApi.QR);
        new Phone(browser, BASE).scan(ANNA, login.awaitQrText()).approve();
        login.await("complete");
        return login.complete().json().getString("location");
    }
}
