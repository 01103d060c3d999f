package io.github.bankid4jakarta.client.qrona;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.client.BankIdUnavailableException;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.wire.ErrorBody;
import io.github.bankid4jakarta.wire.StrictJson;
import jakarta.json.bind.Jsonb;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a record of the wire, or the one fitting exception, out of an HTTP answer. The messages hold no byte of the answer
 * but its status and error code.
 *
 * <p>A refusal without an error code: 400 with a JSON object is the API refusing what we sent, so it counts as
 * {@code invalidParameters}, and nobody asks again. A 400 of anything else, and any 404, may come from something between us
 * and the API, such as a proxy while the API is being replaced, so it counts as unreadable: an order survives it.
 */
final class AnswerReader {

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,64}");
    private static final int BAD_REQUEST = 400;

    private final Jsonb jsonb;

    AnswerReader(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    <T> T read(Answer answer, Class<T> type) {
        int status = answer.status();
        if (Answer.isSuccess(status)) {
            return parse(answer, type);
        }
        throw refusal(answer);
    }

    private BankIdException refusal(Answer answer) {
        int status = answer.status();
        if (Answer.isUnauthorized(status)) {
            return new BankIdRejectedException(ErrorCode.UNAUTHORIZED, "BankID does not accept our token");
        }
        if (Answer.isTemporary(status)) {
            return unavailable(answer);
        }
        if (Answer.needsBody(status)) {
            return new BankIdRejectedException(errorCode(answer), "BankID refused the call");
        }
        return BankIdProtocolException.unreadable("BankID answered with HTTP status " + status, null);
    }

    private static BankIdUnavailableException unavailable(Answer answer) {
        String message = "BankID answered with HTTP status " + answer.status();
        return answer.retryAfter()
                .map(wait -> BankIdUnavailableException.busy(message, wait))
                .orElseGet(() -> BankIdUnavailableException.noAnswer(message, null));
    }

    private ErrorCode errorCode(Answer answer) {
        Optional<String> code = Optional.ofNullable(
                        parse(answer, ErrorBody.class).errorCode())
                .filter(text -> CODE.matcher(text).matches());
        if (code.isEmpty() && answer.status() != BAD_REQUEST) {
            throw BankIdProtocolException.unreadable(
                    "BankID answered with HTTP status " + answer.status() + " and no error code", null);
        }
        return code.map(ErrorCode::new).orElse(ErrorCode.INVALID_PARAMETERS);
    }

    private <T> T parse(Answer answer, Class<T> type) {
        String json = JsonBytes.text(answer);
        try {
            StrictJson.requireObject(json);
            return jsonb.fromJson(json, type);
        } catch (RuntimeException e) {
            // the cause stays behind: parsers quote what they could not read
            throw BankIdProtocolException.unreadable(
                    "BankID's answer with HTTP status " + answer.status() + " is not the JSON expected", null);
        }
    }
}
