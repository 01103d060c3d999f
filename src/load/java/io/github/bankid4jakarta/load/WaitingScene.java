package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server and the calls that wait at it. What does not happen as it must ends the run. */
final class WaitingScene implements AutoCloseable {

    /** Fewer than the calls to BankID that may queue, so that what is refused is not the ramp's fault. */
    private static final int STEP = 100;

    private static final int TOO_BUSY = 503;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Idle threads end after 30 seconds. */
    private static final Duration COOL_DOWN = Duration.ofSeconds(40);

    private static final String GATEWAY = "/gateway/auth-and-collect";
    private static final String HOLDING_SERVLET = "/hold/auth-and-collect";

    private final LoadServer server;
    private final WaitingCalls calls;
    private final ControlledBankId bankId;
    private int refused;

    private WaitingScene(LoadServer server, WaitingCalls calls) {
        this.server = server;
        this.calls = calls;
        this.bankId = server.bankId();
    }

    static WaitingScene open(Path folder, Map<String, String> settings, String... javaOptions) throws IOException {
        LoadServer server = LoadServer.start(folder, settings, javaOptions);
        return new WaitingScene(server, new WaitingCalls(server.address(), server.calls()));
    }

    /** What the server holds now. */
    Footprint footprint(String name) throws IOException {
        ProcessReadings readings = server.readings();
        return new Footprint(name, readings.threads(), readings.residentBytes(), readings.liveHeapBytes());
    }

    /** Lets the server forget what it can, and BankID everything. */
    void coolDown() throws IOException {
        bankId.forget();
        calls.listen(COOL_DOWN);
    }

    /** Opens calls of the servlet that does nothing but let them wait. */
    void fillHoldingServlet(List<PersonalNumber> people) throws IOException {
        for (List<PersonalNumber> step : steps(people)) {
            List<WaitingCall> opened = open(HOLDING_SERVLET, step);
            calls.listenUntil("blanks", () -> opened.stream().allMatch(call -> call.blanks() > 0), PATIENCE);
        }
    }

    /**
     * Opens calls, a few at a time, until BankID has been asked to start all of their orders.
     *
     * @return how long that took
     */
    Duration fill(List<PersonalNumber> people) throws IOException {
        long start = System.nanoTime();
        for (List<PersonalNumber> step : steps(people)) {
            long expected = bankId.counts().starts() + step.size();
            List<WaitingCall> opened = open(GATEWAY, step);
            calls.listenUntil("orders to start", () -> isStarted(expected, opened), PATIENCE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Makes calls again that the gateway was too busy for. */
    private boolean isStarted(long expected, List<WaitingCall> opened) throws IOException {
        for (WaitingCall call : opened.stream().filter(WaitingCall::isAnswered).toList()) {
            require(
                    call.answer().status() == TOO_BUSY,
                    "answered instead of waiting: " + call.answer().text());
            refused++;
            opened.remove(call);
            calls.close(List.of(call));
            opened.add(calls.open(GATEWAY, call.person()));
        }
        return bankId.counts().starts() >= expected;
    }

    /** How many calls the gateway was too busy for so far. */
    int refused() {
        return refused;
    }

    private static List<List<PersonalNumber>> steps(List<PersonalNumber> people) {
        List<List<PersonalNumber>> steps = new ArrayList<>();
        for (int from = 0; from < people.size(); from += STEP) {
            steps.add(people.subList(from, Math.min(people.size(), from + STEP)));
        }
        return steps;
    }

    private List<WaitingCall> open(String path, List<PersonalNumber> people) throws IOException {
        List<WaitingCall> opened = new ArrayList<>();
        for (PersonalNumber person : people) {
            opened.add(calls.open(path, person));
        }
        return opened;
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

    @Override
    public void close() throws IOException {
        calls.close();
        server.close();
    }

    private static void require(boolean fact, String otherwise) throws IOException {
        if (!fact) {
            throw new IOException(otherwise);
        }
    }
}
