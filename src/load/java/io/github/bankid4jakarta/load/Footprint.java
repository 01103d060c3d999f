package io.github.bankid4jakarta.load;

import java.io.IOException;

/**
 * What the server holds at one moment.
 *
 * @param threads its threads
 * @param residentBytes its memory, as the operating system sees it before its heap is collected
 * @param heapBytes what can be reached on its heap
 */
record Footprint(int threads, long residentBytes, long heapBytes) {

    static Footprint of(ProcessReadings server) throws IOException {
        return new Footprint(server.threads(), server.residentBytes(), server.liveHeapBytes());
    }
}
