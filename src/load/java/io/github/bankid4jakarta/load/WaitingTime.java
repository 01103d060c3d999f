package io.github.bankid4jakarta.load;

import java.io.IOException;
import java.time.Duration;

/** Lets time pass in which something on the server ends by itself. */
final class WaitingTime {

    private WaitingTime() {}

    static void pass(Duration time) throws IOException {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
