package io.github.bankid4jakarta.client.qrona;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads how long an overloaded BankID asks us to wait: whole seconds, or a date, which counts from the answer's own date, as
 * our clock may be another.
 */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final String RATE_LIMIT_RESET = "RateLimit-Reset";

    private RetryAfter() {}

    static Optional<Duration> in(Response response) {
        return seconds(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                .or(() -> untilDate(response))
                .or(() -> seconds(response.getHeaderString(RATE_LIMIT_RESET)));
    }

    private static Optional<Duration> seconds(String header) {
        if (header == null || !SECONDS.matcher(header.strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(header.strip()))));
    }

    private static Optional<Duration> untilDate(Response response) {
        return date(response.getHeaderString(HttpHeaders.RETRY_AFTER))
                .flatMap(until -> date(response.getHeaderString(HttpHeaders.DATE))
                        .map(now -> bounded(Duration.between(now, until))));
    }

    private static Optional<Instant> date(String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header.strip(), Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        Duration longest = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        return longest.isNegative() ? Duration.ZERO : longest;
    }
}
