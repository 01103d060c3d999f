package io.github.bankid4jakarta.load;

import io.github.bankid4jakarta.model.PersonalNumber;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Thousands of calls of {@code auth-and-collect} that wait for people at once: what they cost while they wait, beside calls
 * that a servlet lets wait for nothing, whether those whose people identify are answered, how soon those whose clients hang up
 * are cancelled, and that nothing is left of them.
 */
final class WaitingLoad {

    private static final int APPROVED = 100;
    private static final double MEGA = 1e6;
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofSeconds(60);

    private final Report report;
    private final Size size;
    private final List<PersonalNumber> people;

    WaitingLoad(Report report, Size size) {
        this.report = report;
        this.size = size;
        this.people = FictionalPeople.first(size.calls());
    }

    /**
     * How much there is of everything.
     *
     * @param calls how many wait; more than are approved
     * @param heap the largest heap of the server, as Java's options spell it
     * @param answerMillis how long BankID takes to answer
     */
    record Size(int calls, String heap, int answerMillis) {}

    void run(Path folder) throws IOException {
        report.line("");
        report.line(
                "%d waiting calls of auth-and-collect; server with -Xmx%s; BankID answers after %d ms",
                size.calls(), size.heap(), size.answerMillis());
        List<Footprint> footprints = new ArrayList<>();
        try (WaitingScene scene = open(folder)) {
            footprints.add(scene.footprint("idle"));
            scene.fillHoldingServlet(people);
            footprints.add(scene.footprint("holding servlet"));
        }
        try (WaitingScene scene = open(folder)) {
            footprints.add(scene.footprint("idle"));
            fill(scene);
            footprints.add(scene.footprint("gateway"));
            empty(scene);
            footprints.add(scene.footprint("afterwards"));
        }
        print(footprints);
    }

    /** Calls that were answered have grown the server's pools and loaded its classes, which waiting is not to blame for. */
    private WaitingScene open(Path folder) throws IOException {
        WaitingScene scene = WaitingScene.open(folder, settings(), "-Xmx" + size.heap());
        scene.fill(people.subList(0, APPROVED));
        scene.approve(APPROVED);
        scene.coolDown();
        return scene;
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

    private void fill(WaitingScene scene) throws IOException {
        Duration time = scene.fill(people);
        report.line("All wait after %.1f s; %d calls were answered 503 and made again", seconds(time), scene.refused());
        scene.hold(SETTLE);
        Hold hold = scene.hold(HOLD);
        report.line(
                "For %.0f s all of them waited: server %.0f%% of one processor, generator %.0f%%, %.0f collects/s, %.0f blanks/s",
                seconds(hold.elapsed()),
                hold.serverShare() * 100,
                hold.generatorShare() * 100,
                hold.perSecond(hold.collects()),
                hold.perSecond(hold.blanks()));
    }

    private void empty(WaitingScene scene) throws IOException {
        report.line("%d approved, all answered after %.1f s", APPROVED, seconds(scene.approve(APPROVED)));
        int half = size.calls() / 2;
        report.line("%d hung up, all cancelled after %.1f s", half, seconds(scene.hangUp(half)));
        int rest = size.calls() - APPROVED - half;
        report.line("The other %d hung up, all cancelled after %.1f s", rest, seconds(scene.hangUp(rest)));
        scene.coolDown();
    }

    private void print(List<Footprint> footprints) throws IOException {
        report.line("%-16s %8s %13s %8s %15s", "", "threads", "resident, MB", "heap, MB", "heap/call, B");
        Footprint idle = footprints.get(0);
        for (Footprint footprint : footprints) {
            idle = footprint.name().equals(idle.name()) ? footprint : idle;
            report.line(
                    "%-16s %8d %13.0f %8.1f %15d",
                    footprint.name(),
                    footprint.threads(),
                    footprint.residentBytes() / MEGA,
                    footprint.heapBytes() / MEGA,
                    (footprint.heapBytes() - idle.heapBytes()) / size.calls());
        }
        report.line(
                "Of the gateway's heap per call, %d bytes are the simulated BankID's.",
                SimulatorShare.bytesPerOrder(people));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }
}
