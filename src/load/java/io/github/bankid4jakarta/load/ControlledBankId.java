package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;

/** The simulated BankID behind the gateway under load, from outside. */
final class ControlledBankId {

    private static final String BASE = "/.bankid/counting/";

    private final PlainHttp http;

    ControlledBankId(PlainHttp http) {
        this.http = http;
    }

    /**
     * How often it was asked since the server started.
     *
     * @param starts to start an order
     * @param collects how an order stands
     * @param cancels to cancel an order
     */
    record Counts(long starts, long collects, long cancels) {}

    Counts counts() throws IOException {
        Properties counts = new Properties();
        counts.load(new StringReader(http.get(BASE + "counts")));
        return new Counts(number(counts, "starts"), number(counts, "collects"), number(counts, "cancels"));
    }

    private static long number(Properties counts, String name) {
        return Long.parseLong(counts.getProperty(name));
    }

    void approve(PersonalNumber person) throws IOException {
        post("approve", "person=" + person.value());
    }

    /** Drops all orders, as the simulator keeps ended ones for a while. */
    void forget() throws IOException {
        post("forget", "");
    }

    private void post(String path, String form) throws IOException {
        http.post(
                BASE + path,
                form,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
    }
}
