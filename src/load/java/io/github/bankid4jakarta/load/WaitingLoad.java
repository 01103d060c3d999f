package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thousands of calls of {@code auth-and-collect} that wait for people at once: what they cost while they wait, whether those
 * whose people identify are answered, how soon those whose clients hang up are cancelled, and that nothing is left of them.
 */
final class WaitingLoad {

    private static final int APPROVED = 100;
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofSeconds(60);

    /** Idle threads end after 30 seconds. */
    private static final Duration COOL_DOWN = Duration.ofSeconds(40);

    private final Report report;
    private final Size size;

    WaitingLoad(Report report, Size size) {
        this.report = report;
        this.size = size;
    }

    /**
     * How much there is of everything.
     *
     * @param calls how many wait; at least twice as many as are approved
     * @param heap the largest heap of the server, as Java's options spell it
     * @param answerMillis how long BankID takes to answer
     */
    record Size(int calls, String heap, int answerMillis) {}

    void run(Path folder) throws IOException {
        try (LoadServer server = LoadServer.start(folder, settings(), "-Xmx" + size.heap());
                WaitingCalls calls = new WaitingCalls(server.address(), server.calls())) {
            run(server, calls, new WaitingScene(server, calls));
        }
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("bankid.gateway.waiting-calls", String.valueOf(size.calls()));
        settings.put("bankid.gateway.phone-timeout", "PT10M");
        if (size.answerMillis() > 0) {
            settings.put(
                    "bankid.counting.answer-time",
                    Duration.ofMillis(size.answerMillis()).toString());
        }
        return settings;
    }

    private void run(LoadServer server, WaitingCalls calls, WaitingScene scene) throws IOException {
        List<PersonalNumber> people = FictionalPeople.first(size.calls());
        report.line("");
        report.line(
                "%d waiting calls of auth-and-collect; server with -Xmx%s; BankID answers after %d ms",
                size.calls(), size.heap(), size.answerMillis());
        scene.fill(people.subList(0, APPROVED));
        scene.approve(APPROVED);
        Footprint idle = coolDown(server, calls);
        report.line("All connected after %.1f s", seconds(scene.fill(people)));
        calls.listen(SETTLE);
        print(scene.hold(HOLD));
        Footprint waiting = Footprint.of(server.readings());
        report.line("%d approved, all answered after %.1f s", APPROVED, seconds(scene.approve(APPROVED)));
        int half = size.calls() / 2;
        report.line("%d hung up, all cancelled after %.1f s", half, seconds(scene.hangUp(half)));
        int rest = calls.waiting().size();
        report.line("The other %d hung up, all cancelled after %.1f s", rest, seconds(scene.hangUp(rest)));
        print(idle, waiting, coolDown(server, calls));
    }

    private static Footprint coolDown(LoadServer server, WaitingCalls calls) throws IOException {
        server.bankId().forget();
        calls.listen(COOL_DOWN);
        return Footprint.of(server.readings());
    }

    private void print(Hold hold) {
        report.line(
                "For %d s all of them waited: server %.0f%% of one processor, generator %.0f%%, %.0f collects/s, %.0f blanks/s",
                hold.elapsed().toSeconds(),
                hold.serverShare() * 100,
                hold.generatorShare() * 100,
                hold.perSecond(hold.collects()),
                hold.perSecond(hold.blanks()));
    }

    private void print(Footprint idle, Footprint waiting, Footprint after) {
        report.line("%-22s %8s %8s %8s %16s", "", "idle", "waiting", "after", "per waiting call");
        report.line("%-22s %8d %8d %8d", "threads", idle.threads(), waiting.threads(), after.threads());
        print("resident memory, MB", idle.residentBytes(), waiting.residentBytes(), after.residentBytes());
        print("heap in use, MB", idle.heapBytes(), waiting.heapBytes(), after.heapBytes());
    }

    private void print(String name, long idle, long waiting, long after) {
        report.line(
                "%-22s %8.1f %8.1f %8.1f %10d bytes",
                name, idle / 1e6, waiting / 1e6, after / 1e6, (waiting - idle) / size.calls());
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
