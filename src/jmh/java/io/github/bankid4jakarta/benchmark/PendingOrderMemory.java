package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.OrderEngine;
import io.github.bankid4jakarta.order.StartRequest;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Counts the heap that pending orders take: what the engine holds, and with it the text that the session holds. */
public final class PendingOrderMemory {

    private static final int ORDERS = 100_000;
    private static final int ROUNDS = 5;

    private PendingOrderMemory() {}

    /**
     * Prints bytes per pending order.
     *
     * @param args none
     */
    public static void main(String[] args) {
        OrderEngine engine = BenchmarkLogin.engine(Clock.systemUTC(), Runnable::run);
        List<PollBenchmark.TextStore> stores = new ArrayList<>(ORDERS);
        for (int i = 0; i < ORDERS; i++) {
            stores.add(new PollBenchmark.TextStore("browser" + i));
        }
        long before = usedHeap();
        for (int i = 0; i < ORDERS; i++) {
            String address = "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256;
            engine.start(stores.get(i), new StartRequest(LoginMode.QR, address, "https://www.example.se/return"));
        }
        long withTexts = usedHeap() - before;
        long texts = stores.stream()
                .mapToLong(store -> store.load().orElse("").length())
                .sum();
        System.out.printf(
                "%d pending orders: %d bytes each with the session's text of %d characters%n",
                engine.pending(), withTexts / ORDERS, texts / ORDERS);
    }

    private static long usedHeap() {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
