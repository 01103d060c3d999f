package io.github.bankid4jakarta.example;

import io.github.bankid4jakarta.client.BankIdException;
import io.github.bankid4jakarta.client.BankIdProtocolException;
import io.github.bankid4jakarta.client.BankIdRejectedException;
import io.github.bankid4jakarta.model.BankIdUser;
import io.github.bankid4jakarta.model.ErrorCode;
import io.github.bankid4jakarta.model.HintCode;
import io.github.bankid4jakarta.model.OrderStatus;
import io.github.bankid4jakarta.phone.TooManyPhoneOrdersException;
import java.time.Duration;
import java.util.Optional;

/**
 * How an order stands, in words for the agent.
 *
 * @param kind what it looks like
 * @param heading in a few words
 * @param text what to do
 * @param user who identified
 */
record Finding(Kind kind, String heading, String text, Optional<BankIdUser> user) {

    /** Kept for a minute after the end, then forgotten. */
    static final Finding FORGOTTEN = failed(
            "Not kept any longer",
            "An identification can be read for one minute after its end. Ask the person once more if you need it.");

    /** What a finding looks like. */
    enum Kind {
        PENDING,
        IDENTIFIED,
        FAILED,
        WARNING
    }

    static Finding of(OrderStatus status) {
        if (status instanceof OrderStatus.Complete complete) {
            return new Finding(
                    Kind.IDENTIFIED,
                    "Identified",
                    "You are talking to the person below.",
                    Optional.of(complete.completionData().user()));
        }
        return status instanceof OrderStatus.Failed failed
                ? failed(failed.hintCode())
                : pending(((OrderStatus.Pending) status).hintCode());
    }

    private static Finding pending(HintCode hint) {
        return switch (hint.value()) {
            case "userCallConfirm" -> pending("The app is open", "The person is asked to confirm the call with you.");
            case "userSign" -> pending("The call is confirmed", "The person is entering the security code.");
            case "processing" -> pending("Almost there", "BankID is checking the answer.");
            default -> pending("Waiting for the person", "Ask the person to open the BankID app.");
        };
    }

    private static Finding failed(HintCode hint) {
        return switch (hint.value()) {
            case "userDeclinedCall" ->
                warning(
                        "Stop: the person says that there is no call",
                        "Whoever you are talking to may be pretending. Tell them nothing, do nothing for them, and report it.");
            case "transactionRiskBlocked" ->
                warning("Stopped by BankID because of the risk", "Identify the person in another way, and report it.");
            case "userCancel" -> failed("Declined", "The person chose not to identify. Ask why, and try again.");
            case "startFailed" ->
                failed("The app was not opened in time", "Ask the person to have the BankID app ready, and try again.");
            case "expiredTransaction" -> failed("It took too long", "Try again.");
            case "cancelled" ->
                failed("Cancelled", "By you, or because the person began another identification meanwhile.");
            case "certificateErr" ->
                failed("The person's BankID cannot be used", "It is blocked or too old. The person's bank can help.");
            case "notSupportedByUserApp" ->
                failed("The person's app is too old", "Ask the person to update the BankID app.");
            default -> failed("Not identified", "BankID ended the identification. Try again.");
        };
    }

    static Finding of(BankIdException failure) {
        if (failure instanceof BankIdRejectedException rejected) {
            return rejected.errorCode().is(ErrorCode.ALREADY_IN_PROGRESS)
                    ? failed(
                            "The person was identifying somewhere else",
                            "Both identifications were ended. Ask what it was, and try again.")
                    : failed("BankID refuses this identification", "Check the number, and try again.");
        }
        return failure instanceof BankIdProtocolException
                ? failed("BankID's answer makes no sense", "Nobody was identified. Tell those who run this site.")
                : failed("BankID cannot be reached", "Try again in a while.");
    }

    /** Why no order was started. */
    static String refusal(TooManyPhoneOrdersException refusal) {
        String reason =
                switch (refusal.limit()) {
                    case STARTS_OF_AGENT, ORDERS_OF_AGENT -> "You have started many identifications.";
                    case STARTS_FOR_PERSON -> "This person has been asked several times.";
                    case ORDER_FOR_PERSON -> "This person is being asked right now, by you or a colleague.";
                    case ORDERS_OF_ALL -> "Too many identifications are going on.";
                };
        return reason + " Try again in " + words(refusal.retryAfter()) + ".";
    }

    private static String words(Duration wait) {
        return wait.compareTo(Duration.ofMinutes(1)) > 0
                ? wait.plusSeconds(59).toMinutes() + " minutes"
                : wait.plusMillis(999).toSeconds() + " seconds";
    }

    private static Finding pending(String heading, String text) {
        return new Finding(Kind.PENDING, heading, text, Optional.empty());
    }

    private static Finding failed(String heading, String text) {
        return new Finding(Kind.FAILED, heading, text, Optional.empty());
    }

    private static Finding warning(String heading, String text) {
        return new Finding(Kind.WARNING, heading, text, Optional.empty());
    }
}
