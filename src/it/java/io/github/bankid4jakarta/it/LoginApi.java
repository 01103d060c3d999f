package io.github.bankid4jakarta.it;

import jakarta.json.JsonObject;
import java.util.Optional;

/** The endpoints below the reserved path, called as a script on the login page calls them. */
public final class LoginApi {

    public static final String QR = "qr";
    public static final String SAME_DEVICE = "same-device";

    private final Browser browser;
    private final String base;

    public LoginApi(Browser browser) {
        this(browser, "/.bankid");
    }

    public LoginApi(Browser browser, String base) {
        this.browser = browser;
        this.base = base;
    }

    public String csrf() {
        return browser.getJson(base + "/login").json().getString("csrf");
    }

    public Answer start(String mode) {
        return post("/auth").field("mode", mode).send();
    }

    public Answer collect() {
        return post("/collect").send();
    }

    public Answer complete() {
        return post("/complete").send();
    }

    public Answer cancel() {
        return post("/cancel").send();
    }

    public Answer logOut() {
        return browser.request("POST", base + "/logout").send();
    }

    /** A POST that is complete but for the fields of its own. */
    public Browser.Request post(String endpoint) {
        Browser.Request post = browser.request("POST", base + endpoint)
                .header("Accept", "application/json")
                .header("Accept-Language", "en")
                .field("csrf", csrf());
        return browser.wanted().isEmpty() ? post : post.field("return", browser.wanted());
    }

    /** Polls until the login stands as named. */
    public JsonObject await(String state) {
        return Await.until(state, () -> Optional.of(collect().json())
                .filter(json -> json.getString("state", "").equals(state)));
    }

    /** Polls until a QR code is shown, and reads it. */
    public String awaitQrText() {
        return Await.until("a QR code", () -> Optional.of(collect().json())
                .filter(json -> json.containsKey("qr"))
                .map(json -> QrReader.read(json.getJsonObject("qr"))));
    }
}
