package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.Phone;

/** Somebody with a browser, at an application, who can lay hands on the phones of the simulated people. */
final class Visitor {

    private final String path;
    private final Browser browser;
    private final LoginApi login;

    Visitor(Browser browser, String path) {
        this.path = path;
        this.browser = browser;
        this.login = new LoginApi(browser, path);
    }

    Browser browser() {
        return browser;
    }

    /** The login of the application. */
    LoginApi login() {
        return login;
    }

    Phone phone() {
        return new Phone(browser, path);
    }

    /** Opens an absolute path within the application. */
    Answer get(String page) {
        return browser.get(page);
    }

    /** Logs in with a QR code and answers where the login leads. */
    String logIn(SimulatedPerson person) {
        login.start(LoginApi.QR);
        return finish(person);
    }

    /** Approves the order that was started, and answers where the login leads. */
    String finish(SimulatedPerson person) {
        phone().scan(person, login.awaitQrText()).approve();
        login.await("complete");
        return login.complete().json().getString("location");
    }

    /** The state of the order, such as {@code pending}. */
    String orderState() {
        return login.collect().json().getString("state");
    }

    /** Another window of the same browser, on another application of the same server. */
    Visitor at(Place other) {
        return new Visitor(browser.window(other.address()), other.login());
    }

    /** A second browser that somehow got hold of a session id. */
    Visitor thiefOf(String sessionId) {
        return new Visitor(browser.thiefOf(sessionId), path);
    }
}
