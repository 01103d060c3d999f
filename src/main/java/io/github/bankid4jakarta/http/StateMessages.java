package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.Failure;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.page.Situation;
import io.github.bankid4jakarta.page.Stage;
import io.github.bankid4jakarta.page.UserMessage;
import io.github.bankid4jakarta.page.UserMessages;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the words for how a login stands or why a request is refused. */
final class StateMessages {

    private static final Map<Refusal, Situation> REFUSALS = new EnumMap<>(Map.of(
            Refusal.PROXY_UNCLEAR, Situation.PROXY_UNCLEAR,
            Refusal.FORM_OUTDATED, Situation.FORM_OUTDATED,
            Refusal.NOT_ACCEPTED, Situation.NOT_ACCEPTED,
            Refusal.RETURN_ELSEWHERE, Situation.RETURN_ELSEWHERE,
            Refusal.NOTHING_TO_CLAIM, Situation.ENDED,
            Refusal.TOO_MANY, Situation.RATE_LIMITED,
            Refusal.BUSY, Situation.BUSY,
            Refusal.NOT_SET_UP, Situation.NOT_SET_UP,
            Refusal.NOT_OFFERED, Situation.NOT_OFFERED));

    private final UserMessages texts;

    StateMessages(UserMessages texts) {
        this.texts = texts;
    }

    static String word(LoginState state) {
        if (state instanceof LoginState.Pending) {
            return "pending";
        }
        if (state instanceof LoginState.Failed) {
            return "failed";
        }
        return state instanceof LoginState.Complete ? "complete" : "none";
    }

    static Stage stage(LoginState state) {
        if (state instanceof LoginState.Pending) {
            return Stage.PENDING;
        }
        if (state instanceof LoginState.Failed) {
            return Stage.FAILED;
        }
        return state instanceof LoginState.Complete ? Stage.COMPLETE : Stage.CHOOSE;
    }

    static Optional<LoginMode> mode(LoginState state) {
        if (state instanceof LoginState.Pending pending) {
            return Optional.of(pending.mode());
        }
        if (state instanceof LoginState.Failed failed) {
            return Optional.of(failed.mode());
        }
        return state instanceof LoginState.Complete complete ? Optional.of(complete.mode()) : Optional.empty();
    }

    UserMessage of(Refusal refusal, Locale locale) {
        return texts.of(REFUSALS.getOrDefault(refusal, Situation.TECHNICAL), locale);
    }

    UserMessage of(LoginState state, boolean mobile, Locale locale) {
        if (state instanceof LoginState.Pending pending) {
            return pending(pending, mobile, locale);
        }
        if (state instanceof LoginState.Failed failed) {
            return failed(failed, locale);
        }
        return texts.of(state instanceof LoginState.Complete ? Situation.COMPLETED : Situation.WELCOME, locale);
    }

    private UserMessage pending(LoginState.Pending pending, boolean mobile, Locale locale) {
        if (pending.awaitingReturn()) {
            return texts.of(Situation.BACK_TO_BROWSER, locale);
        }
        if (pending.trouble()) {
            return texts.of(Situation.TROUBLE, locale);
        }
        return hint(pending)
                .map(hint -> texts.pending(hint, pending.mode(), mobile, locale))
                .orElseGet(() -> texts.of(Situation.STARTING, locale));
    }

    /** BankID's first hint comes seconds after there is something to scan or open: until then the usual one holds. */
    private static Optional<HintCode> hint(LoginState.Pending pending) {
        boolean waiting = pending.qrText().isPresent() || pending.launchToken().isPresent();
        return waiting
                ? pending.hintCode().or(() -> Optional.of(HintCode.OUTSTANDING_TRANSACTION))
                : pending.hintCode();
    }

    private UserMessage failed(LoginState.Failed failed, Locale locale) {
        Failure failure = failed.failure();
        return failure.reason() == Failure.Reason.ENDED
                ? texts.failed(failure.hintCode(), failed.mode(), locale)
                : texts.of(Situation.valueOf(failure.reason().name()), locale);
    }
}
