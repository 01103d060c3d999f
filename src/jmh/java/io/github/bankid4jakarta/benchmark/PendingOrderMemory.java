package io.github.bankid4jakarta.benchmark;

import io.github.bankid4jakarta.model.LoginMode;
import io.github.bankid4jakarta.order.MapOrderStore;
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
    private static final int STRING_AND_ARRAY_HEADERS = 40;

    private PendingOrderMemory() {}

    /**
     * Prints bytes per pending order.
     *
     * @param args none
     */
    public static void main(String[] args) {
        OrderEngine engine = BenchmarkLogin.engine(Clock.systemUTC(), Runnable::run);
        List<MapOrderStore> stores = new ArrayList<>(ORDERS);
        for (int i = 0; i < ORDERS; i++) {
            stores.add(new MapOrderStore("browser" + i));
        }
        long before = usedHeap();
        for (int i = 0; i < ORDERS; i++) {
            String address = "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256;
            engine.start(stores.get(i), new StartRequest(LoginMode.QR, address, "https://www.example.se/return"));
        }
        long all = usedHeap() - before;
        long texts = stores.stream().mapToLong(PendingOrderMemory::textBytes).sum();
        System.out.printf(
                "%d pending orders: %d bytes each in the engine, and %d bytes of text in the session%n",
                engine.pending(), (all - texts) / ORDERS, texts / ORDERS);
    }

    /** A string of Latin letters: its own header, its array's, and a byte for each letter. */
    private static long textBytes(MapOrderStore store) {
        return STRING_AND_ARRAY_HEADERS + store.load().orElse("").length();
    }

    private static long usedHeap() {
        for (int round = 0; round < ROUNDS; round++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
