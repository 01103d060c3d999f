package io.github.bankid4jakarta.client.qrona;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long an overloaded BankID asks us to wait. Whole seconds only; a date would depend on two clocks. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String RATE_LIMIT_RESET = "RateLimit-Reset";

    private RetryAfter() {}

    static Optional<Duration> in(Response response) {
        return seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                .or(() -> seconds(response.getHeaderString(RATE_LIMIT_RESET)));
    }

    private static Optional<Duration> seconds(String header) {
        if (header == null || !SECONDS.matcher(header.strip()).matches()) {
            return Optional.empty();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(header.strip()));
        return Optional.of(asked.compareTo(LONGEST) > 0 ? LONGEST : asked);
    }
}
