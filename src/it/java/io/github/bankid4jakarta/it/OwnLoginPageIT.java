package io.github.bankid4jakarta.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.github.bankid4jakarta.client.simulator.SimulatedPerson.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import io.github.bankid4jakarta.it.app.EverythingPage;
import io.github.bankid4jakarta.it.app.OwnLoginPage;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application with a login page of its own, in which everything is protected, that page too. */
@ExtendWith(ArquillianExtension.class)
class OwnLoginPageIT {

    private static final double PATIENCE = 40_000;
    private static final String EVERYTHING_IS_PROTECTED =
            """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>everything</web-resource-name>
                  <url-pattern>/*</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>user</role-name></auth-constraint>
              </security-constraint>
              <security-role><role-name>user</role-name></security-role>
            </web-app>
            """;

    @ArquillianResource
    private URL deployed;

    private URI application;

    @Deployment(testable = false)
    static WebArchive ownPage() {
        return Deployments.minimal(
                        "own-page.war",
                        Map.of(
                                "bankid.backend", "simulator",
                                "bankid.environment", "development",
                                "bankid.login-page", "/welcome"),
                        OwnLoginPage.class,
                        EverythingPage.class)
                .setWebXML(new StringAsset(EVERYTHING_IS_PROTECTED));
    }

    @BeforeEach
    void find() {
        application = Deployments.local(deployed);
    }

    @Test
    void loginPageWhenProtectedThenShownAndTheLoginLeadsToTheWantedPage() {
        try (Chromium chromium = Chromium.launchOrSkip();
                BrowserContext window = chromium.desktop()) {
            Page page = window.newPage();
            page.navigate(application + "everything?from=here");
            assertThat(page.locator("h1")).hasText("Welcome to our own page");

            page.click("button");
            String qrText = Await.until("a QR code on the screen", () -> QrReader.read(page.screenshot()));
            new Phone(new Browser(application)).scan(ANNA, qrText).approve();

            assertThat(page)
                    .hasURL(
                            application + "everything?from=here",
                            new PageAssertions.HasURLOptions().setTimeout(PATIENCE));
            assertThat(page.locator("h1"))
                    .hasText("everything", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /welcome, 200", "GET, /welcome?return=%2Fx, 200", "POST, /welcome, 303", "GET, /everything, 303"})
    void pageWhenEverythingIsProtectedThenOnlyTheLoginPageIsShown(String method, String path, int status) {
        Browser browser = new Browser(application);

        Answer answer = browser.request(method, path).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().contains("Welcome to our own page")).isEqualTo(status == 200);
        assertThat(browser.sessionId()).isEmpty();
    }
}
