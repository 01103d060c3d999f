package io.github.bankid4jakarta.it.servers;

import io.github.bankid4jakarta.client.simulator.SimulatedPerson;
import io.github.bankid4jakarta.it.Answer;
import io.github.bankid4jakarta.it.Browser;
import io.github.bankid4jakarta.it.LoginApi;
import io.github.bankid4jakarta.it.Phone;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Somebody with a browser, at an application, who can lay hands on the phones of the simulated people. */
final class Visitor {

    private static final Map<String, ReentrantLock> PHONES = new ConcurrentHashMap<>();

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
        approve(person);
        login.await("complete");
        return login.complete().json().getString("location");
    }

    /** Approves the order that was started. */
    void approve(SimulatedPerson person) {
        onPhone(person, phone -> phone.scan(person, login.awaitQrText()).approve());
    }

    /** Does something on a phone while nobody else does: to scan another code there ends what it shows. */
    <T> T onPhone(SimulatedPerson person, Function<Phone, T> use) {
        String phone = browser.application() + " " + person.id();
        ReentrantLock free = PHONES.computeIfAbsent(phone, key -> new ReentrantLock());
        free.lock();
        try {
            return use.apply(new Phone(browser, path));
        } finally {
            free.unlock();
        }
    }

    /** The state of the order, such as {@code pending}. */
    String orderState() {
        return login.collect().json().getString("state");
    }

    /** Another window of the same browser, on another application of the same server. */
    Visitor at(Place other) {
        return new Visitor(browser.window(other.address()), other.login());
    }

    /** A second browser that somehow got hold of every cookie that this one has at this moment. */
    Visitor thief() {
        return new Visitor(browser.thief(), path);
    }

    /** A second browser that somehow got hold of a session id. */
    Visitor thiefOf(String sessionId) {
        return new Visitor(browser.thiefOf(sessionId), path);
    }
}
