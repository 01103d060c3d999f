package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A server and the calls that wait at it. What does not happen as it must ends the run. */
final class WaitingScene {

    /** Fewer than the calls to BankID that may queue, so that what is refused is not the ramp's fault. */
    private static final int STEP = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final LoadServer server;
    private final WaitingCalls calls;
    private final ControlledBankId bankId;

    WaitingScene(LoadServer server, WaitingCalls calls) {
        this.server = server;
        this.calls = calls;
        this.bankId = server.bankId();
    }

    /**
     * Opens calls, a few at a time, until BankID has been asked to start all of their orders.
     *
     * @return how long that took
     */
    Duration fill(List<PersonalNumber> people) throws IOException {
        long start = System.nanoTime();
        for (int from = 0; from < people.size(); from += STEP) {
            List<PersonalNumber> step = people.subList(from, Math.min(people.size(), from + STEP));
            long expected = bankId.counts().starts() + step.size();
            for (PersonalNumber person : step) {
                calls.open(person);
            }
            calls.listenUntil("orders to start", () -> bankId.counts().starts() >= expected, PATIENCE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Lets time pass while all calls wait. */
    Hold hold(Duration time) throws IOException {
        ProcessReadings generator = ProcessReadings.ofThisProcess();
        int waiting = calls.waiting().size();
        long blanks = blanks();
        long collects = bankId.counts().collects();
        Duration generatorCpu = generator.cpu();
        Duration serverCpu = server.readings().cpu();
        long start = System.nanoTime();
        calls.listen(time);
        Hold hold = new Hold(
                Duration.ofNanos(System.nanoTime() - start),
                server.readings().cpu().minus(serverCpu),
                generator.cpu().minus(generatorCpu),
                bankId.counts().collects() - collects,
                blanks() - blanks);
        require(calls.waiting().size() == waiting, "a call did not wait");
        return hold;
    }

    private long blanks() {
        return calls.all().stream().mapToLong(WaitingCall::blanks).sum();
    }

    /**
     * People identify, and their calls are answered, and no others.
     *
     * @return how long that took
     */
    Duration approve(int count) throws IOException {
        List<WaitingCall> waiting = calls.waiting();
        List<WaitingCall> approved = waiting.subList(0, count);
        long start = System.nanoTime();
        for (WaitingCall call : approved) {
            bankId.approve(call.person());
        }
        calls.listenUntil("answers", () -> approved.stream().allMatch(WaitingCall::isAnswered), PATIENCE);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        for (WaitingCall call : approved) {
            requireComplete(call);
        }
        require(calls.waiting().size() == waiting.size() - count, "others were answered, too");
        calls.close(approved);
        return time;
    }

    private static void requireComplete(WaitingCall call) throws IOException {
        ReceivedAnswer answer = call.answer();
        boolean complete = answer.body().contains("\"status\":\"complete\"")
                && answer.body()
                        .contains("\"personalNumber\":\"" + call.person().value() + "\"");
        require(answer.status() == 200 && complete, "not complete: " + answer.text());
    }

    /**
     * Clients hang up, and their orders are cancelled, and no others.
     *
     * @return how long that took
     */
    Duration hangUp(int count) throws IOException {
        List<WaitingCall> waiting = calls.waiting();
        long expected = bankId.counts().cancels() + count;
        calls.close(waiting.subList(0, count));
        Duration time = calls.listenUntil(
                "orders to be cancelled", () -> bankId.counts().cancels() >= expected, PATIENCE);
        require(bankId.counts().cancels() == expected, "others were cancelled, too");
        require(calls.waiting().size() == waiting.size() - count, "others were answered");
        return time;
    }

    private static void require(boolean fact, String otherwise) throws IOException {
        if (!fact) {
            throw new IOException(otherwise);
        }
    }
}
