package io.github.bankid4jakarta.http;

import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.Failure;
import io.github.bankid4jakarta.order.LoginState;
import io.github.bankid4jakarta.page.Situation;
import io.github.bankid4jakarta.page.Stage;
import io.github.bankid4jakarta.page.UserMessage;
import io.github.bankid4jakarta.page.UserMessages;
import java.util.Locale;
import java.util.Optional;

/** Finds the words for how a login stands or why a request is refused. */
final class StateMessages {

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
        return texts.of(situation(refusal), locale);
    }

    /** Who can do something about it, and what: only what nobody foresaw is ours to mend. */
    static Situation situation(Refusal refusal) {
        return switch (refusal) {
            case BAD_REQUEST, METHOD, TOO_LARGE, UNSUPPORTED_TYPE -> Situation.MALFORMED;
            case BROKEN_OFF, TOO_SLOW -> Situation.INCOMPLETE;
            case PROXY_UNCLEAR -> Situation.PROXY_UNCLEAR;
            case NOT_OFFERED -> Situation.NOT_OFFERED;
            case NOT_SAME_SITE -> Situation.FOREIGN_PAGE;
            case ORIGIN_HIDDEN, ORIGIN_MISSING -> Situation.ORIGIN_HIDDEN;
            case FORM_OUTDATED -> Situation.FORM_OUTDATED;
            case COOKIES_BLOCKED -> Situation.COOKIES_BLOCKED;
            case MAYBE_IN -> Situation.MAYBE_IN;
            case FRAMED -> Situation.FRAMED;
            case NOT_ACCEPTED -> Situation.NOT_ACCEPTED;
            case RETURN_ELSEWHERE -> Situation.RETURN_ELSEWHERE;
            case NOT_FOUND -> Situation.NOT_FOUND;
            case NOTHING_TO_CLAIM -> Situation.ENDED;
            case TOO_MANY -> Situation.RATE_LIMITED;
            case BUSY, CROWDED -> Situation.BUSY;
            case NOT_SET_UP -> Situation.NOT_SET_UP;
            case PUBLIC_ADDRESS_MISSING -> Situation.PUBLIC_ADDRESS_MISSING;
            case INTERNAL -> Situation.TECHNICAL;
        };
    }

    /** What a script is told that asked for something protected. */
    UserMessage loginRequired(Locale locale) {
        return texts.of(Situation.LOGIN_REQUIRED, locale);
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
