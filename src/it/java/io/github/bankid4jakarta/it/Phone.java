package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The phones of the simulated people, handled through the simulator's page. */
final class Phone {

    private final Browser browser;
    private final String base;

    Phone(Browser application) {
        this(application, "/.bankid");
    }

    Phone(Browser application, String base) {
        this.browser = new Browser(application.application());
        this.base = base + "/simulator";
    }

    /** Scans a QR code that is shown right now. */
    Order scan(SimulatedPerson person, String qrText) {
        return tryScan(person, qrText).orElseThrow(() -> new AssertionError("the phone refuses the QR code"));
    }

    /** Scans a QR code that may have changed or ended by now; empty where the phone refuses it. */
    Optional<Order> tryScan(SimulatedPerson person, String qrText) {
        return pickUp(post("/scan").field("person", person.id()).field("qr", qrText));
    }

    /** Opens a launch link. */
    Order launch(SimulatedPerson person, String launchLink) {
        String token = launchLink.substring(launchLink.indexOf("#autostarttoken=") + "#autostarttoken=".length());
        return pickUp(post("/start").field("person", person.id()).field("token", token))
                .orElseThrow(() -> new AssertionError("the phone refuses the launch link"));
    }

    private Optional<Order> pickUp(Browser.Request request) {
        Answer answer = request.send();
        assertThat(answer.status()).as(answer.body()).isIn(200, 409);
        return answer.status() == 200 ? Optional.of(new Order(answer.json().getString("handle"))) : Optional.empty();
    }

    private Browser.Request post(String path) {
        return browser.request("POST", base + path).field("format", "json");
    }

    /** An order in the app of a phone. */
    final class Order {

        private final String handle;

        private Order(String handle) {
            this.handle = handle;
        }

        JsonObject approve() {
            return answer("/approve");
        }

        JsonObject decline() {
            return answer("/decline");
        }

        private JsonObject answer(String path) {
            Answer answer = post(path).field("handle", handle).send();
            assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
            return answer.json();
        }
    }
}
