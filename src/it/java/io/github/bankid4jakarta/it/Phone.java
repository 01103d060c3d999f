package io.github.bankid4jakarta.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.model.HintCode;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The phones of the simulated people, handled through the simulator's page. */
public final class Phone {

    private final Browser browser;
    private final String base;

    public Phone(Browser application) {
        this(application, "/.bankid");
    }

    public Phone(Browser application, String base) {
        this.browser = new Browser(application.application());
        this.base = base + "/simulator";
    }

    /** Scans a QR code that is shown right now. */
    public Order scan(SimulatedPerson person, String qrText) {
        return tryScan(person, qrText).orElseThrow(() -> new AssertionError("the phone refuses the QR code"));
    }

    /** Scans a QR code that may have changed or ended by now; empty where the phone refuses it. */
    public Optional<Order> tryScan(SimulatedPerson person, String qrText) {
        return pickUp(post("/scan").field("person", person.id()).field("qr", qrText));
    }

    /** Opens a launch link. */
    public Order launch(SimulatedPerson person, String launchLink) {
        String token = launchLink.substring(launchLink.indexOf("#autostarttoken=") + "#autostarttoken=".length());
        return pickUp(post("/start").field("person", person.id()).field("token", token))
                .orElseThrow(() -> new AssertionError("the phone refuses the launch link"));
    }

    /** Opens the app until it finds an order over the phone, which starts and ends a moment after the page says so. */
    public Order open(SimulatedPerson person) {
        return Await.until("an order for " + person.id(), () -> tryOpen(person));
    }

    /** Opens the app until it finds no order any more. */
    public void openInVain(SimulatedPerson person) {
        Await.until(
                "no order for " + person.id(),
                () -> tryOpen(person).isPresent() ? Optional.empty() : Optional.of(person));
    }

    /** Opens the app, which may find no order over the phone. */
    public Optional<Order> tryOpen(SimulatedPerson person) {
        return pickUp(post("/open").field("person", person.id()));
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
    public final class Order {

        private final String handle;

        private Order(String handle) {
            this.handle = handle;
        }

        public JsonObject approve() {
            return answer("/approve");
        }

        public JsonObject decline() {
            return answer("/decline");
        }

        /** Says yes, I am on the phone with them. */
        public Order confirmCall() {
            answer(post("/pending").field("hint", HintCode.USER_SIGN.value()), "userSign");
            return this;
        }

        /** Ends in one of the ways in which BankID may end an order. */
        public JsonObject fail(HintCode hintCode) {
            return answer(post("/fail").field("hint", hintCode.value()), hintCode.value());
        }

        /** Whether BankID knows it no more. */
        public boolean isOver() {
            return post("/show").field("handle", handle).send().status() == 409;
        }

        private JsonObject answer(String path) {
            return answer(post(path), path);
        }

        private JsonObject answer(Browser.Request request, String path) {
            Answer answer = request.field("handle", handle).send();
            assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
            return answer.json();
        }
    }
}
